//! The claim graph: nodes are claims, edges are similarities with their reasons; clusters and questions.
//!
//! Candidates come from an index, not from all pairs. Leaves the judgement of values to `compare`.

use crate::claim::ClaimId;

/// Claims that speak of one thing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cluster {
    /// The claims, ascending.
    pub claims: Vec<ClaimId>,
}
