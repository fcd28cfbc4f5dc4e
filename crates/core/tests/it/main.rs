//! The core through its use cases, once per backend; the store under power cuts; the policy as a table.
#![cfg(test)]

mod laws;
mod matrix;
mod power_cut;
mod rewind;
mod suite;
mod world;
