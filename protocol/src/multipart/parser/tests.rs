use super::*;
use crate::multipart::boundary;
use proptest::prelude::*;

/// A part as a test writes it: field, file name, media type, content.
type Told = (Option<String>, Option<String>, Option<String>, Vec<u8>);

/// The parts of a form that comes in pieces of so many bytes.
fn parts_in(form: &[u8], piece: usize) -> Result<Vec<Told>, FormError> {
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    let mut parser = Parser::new(b"B");
    let (mut parts, mut open) = (Vec::<Told>::new(), false);
    for bytes in form.chunks(piece) {
        parser.feed(bytes, &mut |event| match event {
            Event::Part(part) => {
                assert!(!std::mem::replace(&mut open, true));
                parts.push((
                    part.name.map(text),
                    part.filename.map(text),
                    part.content_type.map(text),
                    Vec::new(),
                ));
            }
            Event::Data(data) => {
                assert!(open && !data.is_empty());
                parts.last_mut().expect("a part").3.extend_from_slice(data);
            }
            Event::PartEnd => assert!(std::mem::replace(&mut open, false)),
        })?;
        assert!(parser.head.capacity() <= 2 * MAX_PART_HEAD_BYTES);
    }
    parser.finish().map(|()| parts)
}

/// However the form is cut, it means the same.
fn parts(form: &[u8]) -> Result<Vec<Told>, FormError> {
    let whole = parts_in(form, form.len().max(1));
    for piece in 1..form.len().min(200) {
        assert_eq!(parts_in(form, piece), whole, "in pieces of {piece} bytes");
    }
    whole
}

fn field(name: &str, value: &[u8]) -> Told {
    (Some(name.into()), None, None, value.to_vec())
}

#[test]
fn fields_and_files_are_told_with_their_content() {
    let form = b"--B\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--B\r\n\
        content-disposition:form-data;name=f;filename=x.txt\r\nContent-Type: text/plain\r\nX-Other2: 3\r\n\r\n\
        two\r\nlines\r\n\r\n--B--\r\n";
    let file = (
        Some("f".into()),
        Some("x.txt".into()),
        Some("text/plain".into()),
        b"two\r\nlines\r\n".to_vec(),
    );
    assert_eq!(parts(form), Ok(vec![field("a", b"1"), file]));
}

#[test]
fn what_only_looks_like_the_boundary_is_content() {
    for content in [
        &b"\r\n--"[..],
        b"\r\n-",
        b"\r\r\n--",
        b"\r\n\r\n--C",
        b"--",
        b"-- B",
        b"\n--B",
        b"\r--B",
        b"x--B--",
        b"\r\n--\r\n--\r\n--",
    ] {
        let form = [
            b"--B\r\nContent-Disposition: form-data; name=a\r\n\r\n",
            content,
            b"\r\n--B--",
        ]
        .concat();
        assert_eq!(parts(&form), Ok(vec![field("a", content)]), "{content:?}");
    }
}

#[test]
fn a_part_may_be_empty_and_a_form_without_parts() {
    let head = "Content-Disposition: form-data; name=a\r\n";
    for form in [
        format!("--B\r\n{head}\r\n\r\n--B--"),
        format!("--B\r\n{head}\r\n--B--"),
        format!("\r\n\n--B \t\r\n{head}\r\n\r\n--B--\r\nignored\r\n--B\r\n{head}\r\n--B"),
    ] {
        assert_eq!(parts(form.as_bytes()), Ok(vec![field("a", b"")]), "{form:?}");
    }
    assert_eq!(parts(b"--B--"), Ok(vec![]));
    assert_eq!(
        parts(b"--B\r\n\r\nno head\r\n--B--"),
        Ok(vec![(None, None, None, b"no head".to_vec())])
    );
}

#[test]
fn what_could_be_understood_differently_is_refused() {
    let part = |head: &str| format!("--B\r\n{head}\r\n\r\n1\r\n--B--").into_bytes();
    let disposition = |text: &str| part(&format!("Content-Disposition: {text}"));
    for (form, error) in [
        (b"preamble\r\n--B--".to_vec(), FormError::Preamble),
        (b"--C\r\n\r\n--C--".to_vec(), FormError::Preamble),
        (b"".to_vec(), FormError::Unfinished),
        (b"--B\r\n\r\n1\r\n--B".to_vec(), FormError::Unfinished),
        (b"--B\r\n\r\n1\r\n--B-".to_vec(), FormError::Unfinished),
        (
            b"--B\r\nContent-Disposition: form-data; name=a\r\n".to_vec(),
            FormError::Unfinished,
        ),
        (b"--BC\r\n\r\n1\r\n--B--".to_vec(), FormError::Delimiter),
        (b"--B\n\r\n1\r\n--B--".to_vec(), FormError::Delimiter),
        (b"--B\r\n\r\n1\r\n--BC\r\n--B--".to_vec(), FormError::Delimiter),
        (b"--B\r\n\r\n1\r\n--B-x".to_vec(), FormError::Delimiter),
        (part("A: b\nC: d"), FormError::Head),
        (part("A: b\r\n folded"), FormError::Head),
        (part("no colon"), FormError::Head),
        (part(": no name"), FormError::Head),
        (part("A : blank"), FormError::Head),
        (part("A: \0"), FormError::Head),
        (
            disposition("form-data; name=a\r\nContent-Disposition: form-data; name=b"),
            FormError::Disposition,
        ),
        (
            part("Content-Type: a/b\r\nContent-Type: a/c"),
            FormError::Disposition,
        ),
        (disposition("form-data; name=a; name=b"), FormError::Disposition),
        (
            disposition("form-data; name=a; filename=b; FileName=c"),
            FormError::Disposition,
        ),
        (disposition("form-data; name=\"a"), FormError::Disposition),
        (disposition("form-data; name=\"a\"b"), FormError::Disposition),
        (disposition("form-data; name"), FormError::Disposition),
        (disposition("form-data; =a"), FormError::Disposition),
        (disposition("form-data; name=\"a%00b\""), FormError::NulInName),
        (
            disposition("form-data; name=a; filename=%00"),
            FormError::NulInName,
        ),
        (
            disposition(&format!("form-data; name={}", "a".repeat(512))),
            FormError::NameTooLong,
        ),
        (
            disposition(&format!("form-data; name=a; filename=\"{}\"", "a".repeat(510))),
            FormError::NameTooLong,
        ),
        (
            part(&format!("X: {}", "x".repeat(MAX_PART_HEAD_BYTES))),
            FormError::HeadTooLarge,
        ),
    ] {
        assert_eq!(parts(&form), Err(error), "{}", String::from_utf8_lossy(&form));
    }
}

#[test]
fn a_head_without_end_is_refused_before_it_is_kept() {
    let mut parser = Parser::new(b"B");
    parser.feed(b"--B\r\n", &mut |_| ()).expect("the boundary");
    let mut kept = 0;
    while parser.feed(b"X-Header: and so on\r\n", &mut |_| ()).is_ok() {
        kept += 1;
    }
    assert_eq!(kept, MAX_PART_HEAD_BYTES / 21);
    assert_eq!(parser.feed(b"\r\n", &mut |_| ()), Err(FormError::HeadTooLarge));
    assert_eq!(parser.finish(), Err(FormError::HeadTooLarge));
}

#[test]
fn names_are_taken_out_of_their_quotes() {
    for (disposition, name, filename) in [
        (r#"form-data; name="a;b=\"c\\\"""#, "a;b=\"c\\\"", None),
        (
            r#"form-data; name="a%22%0Ab"; filename="C:\dir\x.txt""#,
            "a\"\nb",
            Some("C:\\dir\\x.txt"),
        ),
        ("FORM-DATA ; NAME = a ; filename = \"\" ; x=y", "a", Some("")),
        ("attachment;name=a;filename=ä.txt;;", "a", Some("ä.txt")),
        (
            "form-data; name=a; filename*=UTF-8''%e2%82%ac.txt; filename=EUR.txt",
            "a",
            Some("€.txt"),
        ),
        (
            "form-data; name=a; filename*=iso-8859-1''%A4; filename=x",
            "a",
            Some("x"),
        ),
        (
            "form-data; name=a; filename*=utf-8''%ff; filename=x",
            "a",
            Some("x"),
        ),
        ("form-data; name=a; filename=100%.txt", "a", Some("100%.txt")),
        ("form-data; name=\"\"", "", None),
    ] {
        let form = format!("--B\r\nContent-Disposition: {disposition}\r\n\r\n1\r\n--B--");
        let part = (
            Some(name.to_owned()),
            filename.map(str::to_owned),
            None,
            b"1".to_vec(),
        );
        assert_eq!(parts(form.as_bytes()), Ok(vec![part]), "{disposition}");
    }
    let other = b"--B\r\nContent-Disposition: inline; name=a\r\n\r\n1\r\n--B--";
    assert_eq!(parts(other), Ok(vec![(None, None, None, b"1".to_vec())]));
}

#[test]
fn folders_before_a_file_s_name_can_be_left_out() {
    for (sent, base) in [
        ("x.txt", "x.txt"),
        ("a/b/x", "x"),
        ("C:\\a\\x", "x"),
        ("..\\../x", "x"),
        ("a/", ""),
    ] {
        assert_eq!(Part::base_name(sent.as_bytes()), base.as_bytes());
    }
}

#[test]
fn ten_thousand_parts_are_told_one_by_one() {
    let mut form = Vec::new();
    for number in 0..10_000 {
        form.extend_from_slice(
            format!("--B\r\nContent-Disposition: form-data; name=f{number}\r\n\r\n{number}\r\n").as_bytes(),
        );
    }
    form.extend_from_slice(b"--B--\r\n");
    let parts = parts_in(&form, 1_000).expect("a form");
    assert_eq!(parts.len(), 10_000);
    assert_eq!(parts[9_999], field("f9999", b"9999"));
}

#[test]
fn the_content_type_names_one_boundary() {
    for (content_type, found) in [
        ("multipart/form-data; boundary=----x", "----x"),
        ("multipart/form-data; charset=utf-8; BOUNDARY=\"a b;c\"", "a b;c"),
        ("multipart/form-data;boundary=x;", "x"),
    ] {
        assert_eq!(boundary(content_type.as_bytes()).as_deref(), Ok(found.as_bytes()));
    }
    let long = format!("multipart/form-data; boundary={}", "x".repeat(201));
    for none in [
        "multipart/form-data",
        "multipart/form-data; boundary=",
        "multipart/form-data; boundary=\"\"",
        "multipart/form-data; boundary=\"a \"",
        "multipart/form-data; boundary=a; boundary=b",
        "multipart/form-data; boundary=\"a",
        "multipart/form-data; boundary=\u{e4}",
        "multipart/form-data; boundary",
        &long,
    ] {
        assert_eq!(boundary(none.as_bytes()), Err(FormError::Boundary), "{none}");
    }
}

proptest! {
    #[test]
    fn content_comes_out_as_it_went_in(contents in prop::collection::vec(prop::collection::vec(prop::sample::select(b"\r\n-Bx".to_vec()), 0..40), 0..4), piece in 1..50usize) {
        prop_assume!(contents.iter().all(|content| !content.starts_with(b"--B") && !content.windows(5).any(|window| window == b"\r\n--B")));
        let mut form = Vec::new();
        for content in &contents {
            form.extend_from_slice(b"--B\r\nContent-Disposition: form-data; name=a\r\n\r\n");
            form.extend_from_slice(content);
            form.extend_from_slice(b"\r\n");
        }
        form.extend_from_slice(b"--B--");
        let expected: Vec<Told> = contents.iter().map(|content| field("a", content)).collect();
        prop_assert_eq!(parts_in(&form, piece), Ok(expected));
    }

    #[test]
    fn nonsense_neither_panics_nor_depends_on_the_cuts(form in prop::collection::vec(prop::sample::select(b"\r\n-B:;=\"\\%ax \0".to_vec()), 0..120), piece in 1..20usize) {
        prop_assert_eq!(parts_in(&form, piece), parts_in(&form, form.len().max(1)));
    }
}
