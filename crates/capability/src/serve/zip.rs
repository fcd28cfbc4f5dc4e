//! A zip archive of files that are kept as they are (method 0, "stored"; PKWARE's APPNOTE 4.3).

/// An archive of these files.
pub(super) fn archive(files: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut directory = Vec::new();
    for (name, bytes) in files {
        let offset = u32::try_from(out.len()).unwrap_or(u32::MAX);
        let mut about = Vec::new();
        // Version 2.0, names in UTF-8, stored, at the first moment that a zip file knows.
        for number in [20u16, 0x0800, 0, 0, 0x21] {
            about.extend(number.to_le_bytes());
        }
        about.extend(crc32fast::hash(bytes).to_le_bytes());
        let size = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
        about.extend(size.to_le_bytes());
        about.extend(size.to_le_bytes());
        about.extend(u16::try_from(name.len()).unwrap_or(u16::MAX).to_le_bytes());
        about.extend(0u16.to_le_bytes());
        out.extend(b"PK\x03\x04");
        out.extend(&about);
        out.extend(name.as_bytes());
        out.extend(bytes);
        directory.extend(b"PK\x01\x02");
        directory.extend(20u16.to_le_bytes());
        directory.extend(&about);
        // No comment, on the first disk, no attributes.
        directory.extend([0; 10]);
        directory.extend(offset.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let start = u32::try_from(out.len()).unwrap_or(u32::MAX);
    let count = u16::try_from(files.len()).unwrap_or(u16::MAX);
    let size = u32::try_from(directory.len()).unwrap_or(u32::MAX);
    out.extend(directory);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend(count.to_le_bytes());
    out.extend(count.to_le_bytes());
    out.extend(size.to_le_bytes());
    out.extend(start.to_le_bytes());
    out.extend(0u16.to_le_bytes());
    out
}
