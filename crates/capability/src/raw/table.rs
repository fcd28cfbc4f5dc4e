//! CSV, TSV and PSV: the first row names the fields, every value is text.

use serde_json::{Map, Value};

/// The most bytes of names in all rows together: each row repeats those of the header.
const NAMES: usize = 64 << 20;

/// The error says what there is not.
pub(super) fn decode(text: &str, separator: u8) -> Result<Value, String> {
    let unreadable = |_| "rows with a header".to_owned();
    let mut reader = csv::ReaderBuilder::new().delimiter(separator).flexible(true).trim(csv::Trim::Headers).from_reader(text.as_bytes());
    let header = reader.headers().map_err(unreadable)?.clone();
    let mut rows = Vec::new();
    let mut names = 0;
    // One record is read into again and again: the iterator's copy of each has room for as many fields as the widest.
    let mut record = csv::StringRecord::new();
    while reader.read_record(&mut record).map_err(unreadable)? {
        names += header.iter().take(record.len()).map(str::len).sum::<usize>();
        if names > NAMES {
            return Err(format!("rows whose names come to at most {} MiB", NAMES >> 20));
        }
        let row: Map<String, Value> =
            header.iter().zip(&record).map(|(name, value)| (name.to_owned(), Value::String(value.to_owned()))).collect();
        rows.push(Value::Object(row));
    }
    Ok(Value::Array(rows))
}

#[cfg(test)]
mod tests {
    use super::decode;
    use proptest::prelude::*;
    use serde_json::json;

    #[test]
    fn rows_become_objects_of_text() {
        assert_eq!(
            decode("id, name\n1,\"A, B\"\n2,C,extra\n3\n", b','),
            Ok(json!([{"id": "1", "name": "A, B"}, {"id": "2", "name": "C"}, {"id": "3"}]))
        );
        assert_eq!(decode("id\tname\n1\tA|B\n", b'\t'), Ok(json!([{"id": "1", "name": "A|B"}])));
        assert_eq!(decode("id|name\n1|\n", b'|'), Ok(json!([{"id": "1", "name": ""}])));
        assert_eq!(decode("", b','), Ok(json!([])));
    }

    /// By the width of the first row for each row this would take minutes.
    #[test]
    fn many_rows_below_a_wide_one_are_read_at_once() {
        let text = format!("{}\n{}", "a,".repeat(100_000), "x\n".repeat(100_000));
        assert_eq!(decode(&text, b',').unwrap().as_array().unwrap().len(), 100_000);
    }

    #[test]
    fn a_long_name_cannot_be_repeated_by_rows_until_memory_ends() {
        let text = format!("{}\n{}", "n".repeat(1 << 20), "x\n".repeat(1 << 20));
        assert_eq!(decode(&text, b','), Err("rows whose names come to at most 64 MiB".to_owned()));
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "[a\",\n\r|\t é]{0,60}") {
            let _ = decode(&text, b',');
        }
    }
}
