//! A sandbox from both of its sides: what it serves, and what controls it.

mod bad_input;
mod clock;
mod faults;
mod principals;
mod rewind;
mod world;
