//! A trained network as a model file: numbers rounded, what can be multiplied beforehand multiplied.

use corroborate::syntax::training::{Kind, Sizes, push_numbers, push_sizes, push_table, seal};

use super::model::Network;
use super::parameters::Block;
use super::stored::Trained;
use super::tensor;

/// The file that `syntax` compiles in.
pub fn file(trained: &Trained) -> Result<Vec<u8>, String> {
    let Trained { network, vocabulary } = trained;
    let shape = network.shape;
    let values = &network.values;
    let mut out = Vec::new();
    let sizes = Sizes {
        hidden: shape.hidden,
        layers: shape.layers,
        arc: shape.arc,
        relation: shape.relation,
        tables: shape.tables,
    };
    push_sizes(&mut out, &sizes);
    for (table, rows) in network.tables.iter().zip(&vocabulary.rows) {
        let mut keys: Vec<(u32, u32)> = rows.iter().map(|(key, row)| (*key, *row)).collect();
        keys.sort_unstable();
        push_table(&mut out, &keys, table.of(values), table.columns).ok_or("too many words for a model file")?;
    }
    let first = &network.layers[0];
    let width = first.weights.columns;
    let weights = first.weights.of(values);
    let word = shape.tables.iter().sum::<usize>();
    push_numbers(&mut out, &weights[..word * width]);
    push_numbers(&mut out, &product(values, network.tags, &weights[word * width..], width));
    push_numbers(&mut out, &product(values, network.flags, &weights[(word + shape.tag) * width..], width));
    for layer in &network.layers[1..] {
        push_numbers(&mut out, layer.weights.of(values));
    }
    for layer in &network.layers {
        push_numbers(&mut out, layer.gates.of(values));
    }
    push_answers(network, &mut out);
    for block in [network.root, network.near, network.relation_root, network.relation, network.relation_bias] {
        push_numbers(&mut out, block.of(values));
    }
    Ok(seal(Kind::Parser, &out))
}

/// Rows of embeddings times the rows of the first layer's weights that they meet.
fn product(values: &[f32], rows: Block, weights: &[f32], width: usize) -> Vec<f32> {
    let mut product = vec![0.0; rows.rows * width];
    tensor::multiply(rows.of(values), weights, &mut product, (rows.rows, rows.columns, width));
    product
}

/// All answers side by side in one matrix, then their biases.
fn push_answers(network: &Network, out: &mut Vec<u8>) {
    let values = &network.values;
    let inputs = 2 * network.shape.hidden;
    let blocks =
        [network.dependent, network.head, network.relation_dependent, network.relation_head, network.name, network.tag];
    let mut matrix = Vec::new();
    for input in 0..inputs {
        blocks.iter().for_each(|block| matrix.extend(block.row(values, input)));
    }
    push_numbers(out, &matrix);
    let mut biases = network.dependent.row(values, inputs).to_vec();
    biases.extend(network.head.row(values, inputs));
    biases.resize(biases.len() + 2 * network.shape.relation, 0.0);
    biases.extend(network.name_bias.of(values));
    biases.extend(network.tag_bias.of(values));
    push_numbers(out, &biases);
}
