//! Grammatical relations, and kinds of names, as the parser tells them.
//!
//! Relations are those of Universal Dependencies (universaldependencies.org), with the subtypes that English uses.

/// How a token depends on its head.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Relation {
    Acl,
    AclRelcl,
    Advcl,
    AdvclRelcl,
    Advmod,
    Amod,
    Appos,
    Aux,
    AuxPass,
    Case,
    Cc,
    CcPreconj,
    Ccomp,
    Compound,
    CompoundPrt,
    Conj,
    Cop,
    Csubj,
    CsubjOuter,
    CsubjPass,
    #[default]
    Dep,
    Det,
    DetPredet,
    Discourse,
    Dislocated,
    Expl,
    Fixed,
    Flat,
    Goeswith,
    Iobj,
    List,
    Mark,
    Nmod,
    NmodDesc,
    NmodPoss,
    NmodUnmarked,
    Nsubj,
    NsubjOuter,
    NsubjPass,
    Nummod,
    Obj,
    Obl,
    OblAgent,
    OblUnmarked,
    Orphan,
    Parataxis,
    Punct,
    Reparandum,
    Root,
    Vocative,
    Xcomp,
}

/// How many relations there are.
pub const N_RELATIONS: usize = 51;

/// The relations with their names in CoNLL-U, in the order of the models' columns.
pub const RELATIONS: [(Relation, &str); N_RELATIONS] = [
    (Relation::Acl, "acl"),
    (Relation::AclRelcl, "acl:relcl"),
    (Relation::Advcl, "advcl"),
    (Relation::AdvclRelcl, "advcl:relcl"),
    (Relation::Advmod, "advmod"),
    (Relation::Amod, "amod"),
    (Relation::Appos, "appos"),
    (Relation::Aux, "aux"),
    (Relation::AuxPass, "aux:pass"),
    (Relation::Case, "case"),
    (Relation::Cc, "cc"),
    (Relation::CcPreconj, "cc:preconj"),
    (Relation::Ccomp, "ccomp"),
    (Relation::Compound, "compound"),
    (Relation::CompoundPrt, "compound:prt"),
    (Relation::Conj, "conj"),
    (Relation::Cop, "cop"),
    (Relation::Csubj, "csubj"),
    (Relation::CsubjOuter, "csubj:outer"),
    (Relation::CsubjPass, "csubj:pass"),
    (Relation::Dep, "dep"),
    (Relation::Det, "det"),
    (Relation::DetPredet, "det:predet"),
    (Relation::Discourse, "discourse"),
    (Relation::Dislocated, "dislocated"),
    (Relation::Expl, "expl"),
    (Relation::Fixed, "fixed"),
    (Relation::Flat, "flat"),
    (Relation::Goeswith, "goeswith"),
    (Relation::Iobj, "iobj"),
    (Relation::List, "list"),
    (Relation::Mark, "mark"),
    (Relation::Nmod, "nmod"),
    (Relation::NmodDesc, "nmod:desc"),
    (Relation::NmodPoss, "nmod:poss"),
    (Relation::NmodUnmarked, "nmod:unmarked"),
    (Relation::Nsubj, "nsubj"),
    (Relation::NsubjOuter, "nsubj:outer"),
    (Relation::NsubjPass, "nsubj:pass"),
    (Relation::Nummod, "nummod"),
    (Relation::Obj, "obj"),
    (Relation::Obl, "obl"),
    (Relation::OblAgent, "obl:agent"),
    (Relation::OblUnmarked, "obl:unmarked"),
    (Relation::Orphan, "orphan"),
    (Relation::Parataxis, "parataxis"),
    (Relation::Punct, "punct"),
    (Relation::Reparandum, "reparandum"),
    (Relation::Root, "root"),
    (Relation::Vocative, "vocative"),
    (Relation::Xcomp, "xcomp"),
];

impl Relation {
    /// The name in CoNLL-U.
    pub fn name(self) -> &'static str {
        RELATIONS[self as usize].1
    }

    /// The relation of that name in CoNLL-U. A subtype that is not in the table gives its main relation, and what is
    /// not known at all gives `Dep`.
    pub fn from_name(name: &str) -> Relation {
        let find = |name: &str| RELATIONS.iter().find(|(_, other)| *other == name).map(|(relation, _)| *relation);
        find(name).or_else(|| find(name.split(':').next()?)).unwrap_or_default()
    }
}

/// What a name is the name of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NameKind {
    /// A person.
    Person,
    /// An organisation, company, party, team, outlet.
    Organization,
    /// A place: country, city, river, building.
    Place,
}

impl NameKind {
    /// All kinds, in the order of the models' columns.
    pub const ALL: [NameKind; 3] = [NameKind::Person, NameKind::Organization, NameKind::Place];

    /// The name in IOB files: "PER", "ORG", "LOC".
    pub fn name(self) -> &'static str {
        ["PER", "ORG", "LOC"][self as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_back_to_relations() {
        for (at, (relation, name)) in RELATIONS.into_iter().enumerate() {
            assert_eq!((relation as usize, Relation::from_name(name), relation.name()), (at, relation, name));
        }
        assert_eq!(Relation::from_name("flat:foreign"), Relation::Flat);
        assert_eq!(Relation::from_name("unheard-of"), Relation::Dep);
    }
}
