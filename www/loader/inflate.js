// Unpacks raw deflate (RFC 1951), for browsers without DecompressionStream: Chromium before 103 has none that takes it.

// The order in which a block gives the lengths of the codes for lengths.
var ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

// The bytes that went in, of which there were `length`.
export function inflate(input, length) {
  var output = new Uint8Array(length);
  var at = 0;
  var bits = bitsOf(input);
  var last;
  do {
    last = bits.take(1);
    var kind = bits.take(2);
    if (kind === 0) stored();
    else if (kind === 1) packed(codes(fixedLengths()), codes(repeated(5, 30)));
    else if (kind === 2) described();
    else throw new Error('inflate: block');
  } while (!last);
  if (at !== length) throw new Error('inflate: length');
  return output;

  function stored() {
    var bytes = bits.bytes();
    output.set(bytes, at);
    at += bytes.length;
  }

  // A block that begins with its codes.
  function described() {
    var literals = bits.take(5) + 257;
    var distances = bits.take(5) + 1;
    var lengths = repeated(0, 19);
    for (var i = bits.take(4) + 4, n = 0; n < i; n++) lengths[ORDER[n]] = bits.take(3);
    var all = readLengths(bits, codes(lengths), literals + distances);
    packed(codes(all.slice(0, literals)), codes(all.slice(literals)));
  }

  function packed(literals, distances) {
    for (;;) {
      var symbol = bits.decode(literals);
      if (symbol < 256) output[at++] = symbol;
      else if (symbol === 256) return;
      else {
        var count = runLength(symbol - 257);
        var from = at - distance(bits.decode(distances));
        if (from < 0 || at + count > length) throw new Error('inflate: reach');
        while (count--) output[at++] = output[from++];
      }
    }
  }

  function runLength(code) {
    if (code < 8) return code + 3;
    if (code === 28) return 258;
    var extra = (code >> 2) - 1;
    return ((4 + (code & 3)) << extra) + 3 + bits.take(extra);
  }

  function distance(code) {
    if (code < 4) return code + 1;
    var extra = (code >> 1) - 1;
    return ((2 + (code & 1)) << extra) + 1 + bits.take(extra);
  }
}

// The lengths of a block's codes, themselves packed: 16 repeats the last, 17 and 18 give runs of zeros.
function readLengths(bits, code, count) {
  var lengths = [];
  while (lengths.length < count) {
    var symbol = bits.decode(code);
    if (symbol < 16) lengths.push(symbol);
    else {
      var value = symbol === 16 ? lengths[lengths.length - 1] : 0;
      var times = symbol === 16 ? 3 + bits.take(2) : symbol === 17 ? 3 + bits.take(3) : 11 + bits.take(7);
      while (times--) lengths.push(value);
    }
  }
  return lengths;
}

function repeated(value, times) {
  var list = [];
  while (times--) list.push(value);
  return list;
}

function fixedLengths() {
  return repeated(8, 144).concat(repeated(9, 112), repeated(7, 24), repeated(8, 8));
}

// A canonical Huffman code as a table: at each string of `longest` bits, first bit lowest, the symbol that it begins with
// and, in the lowest four bits, the length of its code.
function codes(lengths) {
  var longest = Math.max.apply(null, lengths) || 1;
  var table = new Int32Array(1 << longest);
  var code = 0;
  for (var length = 1; length <= longest; length++, code <<= 1) {
    for (var symbol = 0; symbol < lengths.length; symbol++) {
      if (lengths[symbol] !== length) continue;
      for (var place = reversed(code++, length); place < table.length; place += 1 << length) {
        table[place] = (symbol << 4) | length;
      }
    }
  }
  return { table: table, longest: longest };
}

function reversed(code, length) {
  var result = 0;
  for (; length--; code >>= 1) result = (result << 1) | (code & 1);
  return result;
}

// The input as bits, lowest first. Beyond its end stand zeros; more than a few of them are asked for by damage only.
function bitsOf(input) {
  var next = 0;
  var held = 0; // how many bits of `bits` are to come
  var bits = 0;
  function hold(count) {
    while (held < count) {
      if (next > input.length + 4) throw new Error('inflate: end');
      bits |= (input[next++] || 0) << held;
      held += 8;
    }
  }
  function drop(count) {
    bits >>>= count;
    held -= count;
  }
  function take(count) {
    hold(count);
    var value = bits & ((1 << count) - 1);
    drop(count);
    return value;
  }
  function decode(code) {
    hold(code.longest);
    var found = code.table[bits & (code.table.length - 1)];
    if (!found) throw new Error('inflate: code');
    drop(found & 15);
    return found >> 4;
  }
  // A stored block: at the next whole byte its length, that again inverted, its bytes.
  function bytes() {
    drop(held & 7);
    var count = take(16);
    take(16);
    next -= held >> 3;
    held = bits = 0;
    next += count;
    return input.subarray(next - count, next);
  }
  return { take: take, decode: decode, bytes: bytes };
}
