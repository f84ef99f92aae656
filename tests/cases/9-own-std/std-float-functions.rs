use std::hint::black_box as b;
fn main(){ println!("{} {}", b(27f64).cbrt(), b(27f32).cbrt()); let mut h=0u64; for i in 0..2000 { let x = 0.37 + i as f64*0.0137; let y = x as f32;
 for v in [x.sin(),x.cos(),x.tan(),x.exp(),x.ln(),x.log2(),x.log10(),x.cbrt(),x.powf(1.7),x.powi(7),x.powi(-3),x.exp2(),x.exp_m1(),x.ln_1p(),x.sinh(),x.cosh(),x.tanh(),x.atan(),(x/40.).asin(),(x/40.).acos(),x.asinh(),x.acosh(),(x/40.).atanh(),x.atan2(2.5),x.hypot(1.3),x.mul_add(1.1,2.2),x.sqrt(), x.log(3.0), x.to_degrees(), x.to_radians(), x.recip(),x.rem_euclid(0.7),x%0.3] { h = h.wrapping_mul(31).wrapping_add(v.to_bits()); }
 if i%400==0 { println!("{h:x}"); }
 for v in [y.sin(),y.cos(),y.tan(),y.exp(),y.ln(),y.log2(),y.log10(),y.cbrt(),y.powf(1.7),y.powi(7),y.powi(-3),y.exp2(),y.exp_m1(),y.ln_1p(),y.sinh(),y.cosh(),y.tanh(),y.atan(),(y/40.).asin(),(y/40.).acos(),y.asinh(),y.acosh(),(y/40.).atanh(),y.atan2(2.5),y.hypot(1.3),y.mul_add(1.1,2.2),y.sqrt(), y.log(3.0), y.to_degrees(), y.to_radians()] { h = h.wrapping_mul(31).wrapping_add(v.to_bits() as u64); }
 if i%400==0 { println!("{h:x}"); } }
 macro_rules! each { ($($f:ident)*) => { $( { let mut h=0u64; for i in 0..500 { let x = (0.01 + i as f64*0.00191)%1.0; h = h.wrapping_mul(31).wrapping_add((x.$f()).to_bits()); let y = x as f32; h = h.wrapping_mul(31).wrapping_add((y.$f()).to_bits() as u64); } println!("{} {h:x}", stringify!($f)); } )* } }
 each!(sin cos tan exp ln log2 log10 cbrt exp2 exp_m1 ln_1p sinh cosh tanh atan asin acos asinh atanh sqrt to_degrees to_radians recip);
 macro_rules! each2 { ($($f:ident)*) => { $( { let mut h=0u64; for i in 0..500 { let x = (0.01 + i as f64*0.191)%9.0; h = h.wrapping_mul(31).wrapping_add((x.$f(2.7)).to_bits()); let y = x as f32; h = h.wrapping_mul(31).wrapping_add((y.$f(2.7)).to_bits() as u64); } println!("{} {h:x}", stringify!($f)); } )* } }
 each2!(powf atan2 hypot log rem_euclid div_euclid);
 let mut h=0u64; for i in 0..500 { let x=0.5+i as f64*0.013; for k in [-9,-2,3,8,13,31] { h = h.wrapping_mul(31).wrapping_add(x.powi(k).to_bits()); h = h.wrapping_mul(31).wrapping_add((x as f32).powi(k).to_bits() as u64); } } println!("powi {h:x}");
}
