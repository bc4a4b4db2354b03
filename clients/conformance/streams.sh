# Sourced by run.sh: makes the streams that every client must take, or refuse, in the same way.

# bytes HEX...: writes these bytes.
bytes() { printf '%b' "$(printf '\\x%s' "$@")"; }

# varint NUMBER: its bytes as HEX...
varint() {
  local number=$1
  while ((number > 127)); do
    printf '%02x ' $((number & 127 | 128))
    ((number >>= 7))
  done
  printf '%02x\n' "$number"
}

# find_record FILE BEGIN: sets message_begin and record_end of the record that begins there with its length.
find_record() {
  local length=0 shift=0 byte
  message_begin=$2
  for byte in $(od -An -v -tu1 -j "$2" -N 10 "$1"); do
    ((length |= (byte & 127) << shift, shift += 7, message_begin += 1))
    ((byte > 127)) || break
  done
  record_end=$((message_begin + length))
}

# stream NAME TEXT [FAULT]: standard input becomes NAME.pb, of which is to be printed what is in the file TEXT. FAULT is
# what is told of a broken stream; without one nothing is.
stream() {
  cat >"$1.pb"
  cp "$2" "$1.txt"
  printf '%s' "${3:-}" >"$1.fault"
}

# make_streams WHOLE ALL TWO: in the working folder. WHOLE is a stream of three documents, ALL what is to be printed of
# them and TWO of the first two.
make_streams() {
  local whole=$1 all=$2 two=$3 size message_begin record_end
  size=$(stat -c %s "$whole")
  find_record "$whole" 0
  find_record "$whole" "$record_end"
  local third=$record_end fault="record 3 at byte $record_end: "
  find_record "$whole" "$third"

  : >nothing
  stream empty-file nothing <nothing
  stream whole "$all" <"$whole"

  head -c $((third + 1)) "$whole" | stream cut-in-length "$two" "$fault"
  head -c "$message_begin" "$whole" | stream cut-behind-length "$two" "$fault"
  head -c $(((third + size) / 2)) "$whole" | stream cut-in-record "$two" "$fault"
  head -c $((size - 1)) "$whole" | stream cut-before-last-byte "$two" "$fault"

  # After two whole documents these bytes, and then one to which nobody may get.
  corrupt() {
    { head -c "$third" "$whole" && bytes "${@:2}" && tail -c +$((third + 1)) "$whole"; } | stream "$1" "$two" "$fault"
  }
  corrupt length-past-the-end ff ff ff ff 07
  corrupt length-of-3-GiB 80 80 80 80 0c
  corrupt length-of-64-bits ff ff ff ff ff ff ff ff ff 01
  corrupt length-of-12-bytes ff ff ff ff ff ff ff ff ff ff ff 01
  corrupt unknown-wire-type 02 0f 01
  corrupt field-number-zero 02 00 00
  corrupt field-past-the-end 03 0a 7f 41
  corrupt text-is-no-UTF-8 03 0a 01 ff

  # What a later schema may add: a number, eight bytes, a text, four bytes.
  local future=(c8 3e 2a d1 3e 01 02 03 04 05 06 07 08 da 3e 05 6c 61 74 65 72 e5 3e 01 02 03 04)
  {
    head -c "$third" "$whole"
    bytes $(varint $((size - message_begin + ${#future[@]})))
    tail -c +$((message_begin + 1)) "$whole"
    bytes "${future[@]}"
  } | stream future-fields "$all"

  # Nothing but the unit in which it counts.
  printf '#  utf8\n= 0 %s\n' "$(digest <nothing)" >expected
  bytes 02 18 01 | stream tiny-document expected

  # A text of 80 MB, and a paragraph of its last ten letters.
  local letters=80000000 span paragraph
  span=(08 $(varint $((letters - 10))) 10 $(varint $letters))
  paragraph=(12 $(varint ${#span[@]}) "${span[@]}")
  printf '#  utf8\nparagraphs[0].span\t%d\t%d\t"aaaaaaaaaa"\n= 1 %s\n' \
    $((letters - 10)) $letters "$(echo aaaaaaaaaa | digest)" >expected
  local head=(12 $(varint $letters)) tail=(18 01 2a $(varint ${#paragraph[@]}) "${paragraph[@]}")
  {
    bytes $(varint $((${#head[@]} + letters + ${#tail[@]}))) "${head[@]}"
    head -c $letters /dev/zero | tr '\0' a
    bytes "${tail[@]}"
  } | stream large-document expected
}

digest() { sha256sum | cut -d ' ' -f 1; }
