#![allow(unused)]
use futures::stream::{self, StreamExt};
use std::future::Future;

fn at_c11() {
    let mut log: Vec<&str> = vec![];
    let mut add = |s: &str| log.push(s);
    add("x");
    println!("{log:?}");
}

async fn at_c8() {
    let mut total = 0;
    futures::stream::iter(1..4).for_each(|x| async {
        total += x;
    }).await;
    println!("{total}");
}

fn at_m2() {
    let mut seen: Vec<&str> = Vec::new();
    let f = move |s: &str| { seen.push(s); };
    let _ = f;
}

fn at_m3() {
    let mut last = "";
    let mut f = |s: &str| { last = s; };
    f("x");
    println!("{last}");
}

fn each_m6<F: FnMut(&str)>(mut f: F) { f("a") }
fn at_m6() {
    let mut v: Vec<&str> = vec![];
    each_m6(|s| v.push(s));
    println!("{v:?}");
}

fn each_m7<F>(mut f: F) where F: FnMut(&mut String) { let mut s = String::new(); f(&mut s) }
fn at_m7() {
    let mut keep: Option<&mut String> = None;
    each_m7(|s| { keep = Some(s); });
    println!("{}", keep.is_some());
}

fn map_m8<F: Fn(&str) -> String>(f: F) -> String { f("a") }
fn at_m8() {
    println!("{}", map_m8(|s| s.to_uppercase()));
    println!("{}", map_m8(|s: &str| s.trim().into()));
}

fn first_m9<F: Fn(&str, &str) -> bool>(f: F) -> bool { f("a", "b") }
fn at_m9() {
    println!("{}", first_m9(|a, b| { let v = vec![a, b]; v[0] == v[1] }));
}

async fn run_m11<F, Fut>(f: F) where F: Fn(String) -> Fut, Fut: Future<Output = ()> { f("a".into()).await }
async fn at_m11() {
    let prefix = String::from(">");
    run_m11(move |s| async { println!("{prefix}{s}"); }).await;
    let p2 = String::from(">");
    run_m11(|s| async move { println!("{p2}{s}"); }).await;
}

fn compose(v: &mut Vec<Box<dyn Fn(&str) -> String>>) {
    let suffix = String::from("!");
    v.push(Box::new(move |s| s.to_string() + &suffix));
    v.push(Box::new(|s| s.to_string() + &suffix));
}
fn at_m12() { compose(&mut vec![]); }

struct S { v: Vec<u32> }
impl S {
    fn getter(&self) -> impl Fn(usize) -> u32 { |i| self.v[i] }
    fn boxed(&self) -> Box<dyn Fn(usize) -> u32> { Box::new(move |i| self.v[i]) }
    fn ok(&self) -> Box<dyn Fn(usize) -> u32 + '_> { Box::new(move |i| self.v[i]) }
}
fn at_m14() { let s = S { v: vec![1] }; println!("{} {} {}", s.getter()(0), s.boxed()(0), s.ok()(0)); }

async fn at_m15() {
    let mut sum = 0;
    let r: Vec<u32> = stream::iter(1..4u32).then(|x| async move { sum += x; sum }).collect().await;
    let mut log = vec![];
    stream::iter(1..3).for_each(|x| { log.push(x); async {} }).await;
    println!("{r:?} {sum} {log:?}");
}

fn main() {}
