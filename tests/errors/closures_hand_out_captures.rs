#![allow(unused)]
use std::future::Future;
use std::sync::Mutex;

fn at_c1() {
    let f = |x: &str| x;
    println!("{}", f("a"));
}

fn at_c2() {
    let s = String::from("a");
    let f = move || &s[..];
    println!("{}", f());
}

fn at_c3() {
    let mut v = vec![1];
    let mut f = || &mut v;
    f().push(2);
}

fn at_c4() {
    let mut v = vec![1];
    let mut f = move || v.iter_mut();
    f();
}

fn make(name: String) -> Box<dyn Fn() -> &'static str> {
    Box::new(move || name.as_str())
}
fn at_c5() {
    println!("{}", make("a".into())());
}

fn at_c6() {
    let mut n = 0;
    let mut f = || async { n += 1; };
    drop(f());
}

fn at_c7() {
    let mut n = 0;
    let mut f = || async { n += 1; n };
    let v: Vec<_> = (0..3).map(|_| f()).collect();
    drop(v);
}

fn at_c12() {
    let mut v: Vec<String> = vec![];
    let mut next = || { v.push("a".into()); v.last().unwrap() };
    println!("{}", next());
}

fn at_c14() {
    let s = String::from("a");
    let f = move || { let t = &s; async move { t.len() } };
    drop(f());
}

fn at_c16() {
    let v = vec!["a".to_string()];
    let pick = |i: usize| &v[i];
    println!("{}", pick(0));
    let mut w = vec![1, 2];
    let mut get = |i: usize| &mut w[i];
    *get(0) = 4;
}

fn at_c17() {
    let mut w = vec![1, 2];
    let mut get = |i: usize| -> &mut i32 { &mut w[i] };
    *get(0) = 4;
}

fn at_c18() {
    let mut cache: Option<String> = None;
    let mut get = || cache.get_or_insert_with(|| "a".to_string());
    println!("{}", get());
}

fn at_c19() {
    let m = Mutex::new(vec![1]);
    let f = || m.lock().unwrap();
    println!("{}", f().len());
    let g = move || m.lock().unwrap();
    println!("{}", g().len());
}

async fn at_m4() {
    let name = String::from("n");
    let start = move || tokio::spawn(async { println!("{}", name); });
    start().await.unwrap();
}

async fn at_m5() {
    let mut n = 0;
    let mut start = move || { tokio::spawn(async { n += 1; }); };
    start();
}

async fn run_m10<F, Fut>(f: F) where F: Fn(&str) -> Fut, Fut: Future<Output = ()> { f("a").await }
async fn at_m10() {
    run_m10(|s| async move { println!("{s}"); }).await;
}

fn at_m13() {
    let mut words = vec!["b", "a"];
    words.sort_by_key(|w| w.len());
    let mut names = vec![String::from("x")];
    names.sort_by_key(|n| n.as_str());
    names.sort_by_key(|n| &n[..]);
    println!("{words:?} {names:?}");
}

fn at_m16() {
    let f = |v: &Vec<i32>| -> &i32 { &v[0] };
    println!("{}", f(&vec![1]));
    let g = |v: &mut Vec<i32>| v.first_mut();
    g(&mut vec![1]);
}

fn at_m18() {
    let s = String::from("x");
    let v: Vec<&str> = (0..2).map(|_| s.as_str()).collect();
    let w: Vec<&str> = (0..2).map(move |_| s.as_str()).collect();
    println!("{v:?}{w:?}");
}

fn at_m19() {
    let mut buf = vec![0u8; 4];
    let parts: Vec<&mut [u8]> = (0..2).map(|i| &mut buf[i..i + 1]).collect();
    println!("{}", parts.len());
}

fn at_m20() {
    let mut a = vec![String::from("x")];
    let r: Vec<&mut String> = (0..1).map(|i| a.get_mut(i).unwrap()).collect();
    let t = a.iter().map(|s| { let n = s.len(); move || (s, n) }).count();
    println!("{} {t}", r.len());
}

fn main() {}
