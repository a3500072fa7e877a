// Words: how they are compared, forgiven, found in a text and lit up. Loaded with whatever compares words.
(function () {
  'use strict';

  // Folding: what is forgiven when words are compared. Accents, case, points of Arabic and Hebrew,
  // apostrophes and invisible marks go; letters that Unicode does not take apart are spelt plainly.
  // Vowel signs of Indic scripts, kana's voicing marks and Hangul's letters stay: they tell words apart.
  const MARKS = new RegExp(
    '[\\u0300-\\u036f\\u0483-\\u0487\\u0591-\\u05bd\\u05bf\\u05c1\\u05c2\\u05c4\\u05c5\\u05c7\\u0610-\\u061a' +
    '\\u0640\\u064b-\\u065f\\u0670\\u06d6-\\u06dc\\u06df-\\u06e8\\u06ea-\\u06ed\\u1ab0-\\u1aff\\u1dc0-\\u1dff' +
    '\\u20d0-\\u20ff\\ufe00-\\ufe2f\\u00ad\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufeff' +
    '\'`\\u2018\\u2019\\u201b\\u02b9-\\u02bf\\u05f3]', 'g');
  const SPELT = {
    'ß': 'ss', 'æ': 'ae', 'œ': 'oe', 'ø': 'o', 'đ': 'd', 'ð': 'd', 'ł': 'l', 'ħ': 'h', 'ı': 'i', 'þ': 'th',
    'ŋ': 'n', 'ŧ': 't', 'ə': 'e', 'ς': 'σ', 'ґ': 'г', 'є': 'е',
    'ٱ': 'ا', 'ى': 'ي', 'ی': 'ي', 'ک': 'ك', 'ة': 'ه', 'ہ': 'ه', 'ھ': 'ه',
    'ך': 'כ', 'ם': 'מ', 'ן': 'נ', 'ף': 'פ', 'ץ': 'צ',
  };
  for (let n = 0; n < 10; n++) {
    for (const zero of [0x660, 0x6f0, 0x966]) SPELT[String.fromCharCode(zero + n)] = String(n);
  }
  const TO_SPELL = new RegExp('[' + Object.keys(SPELT).join('') + ']', 'g');

  function fold(text) {
    // Two runs of case: the first for letters that only take apart in lower case, the second for the reverse.
    if (/^[\x00-\x7f]*$/.test(text)) return text.toLowerCase().replace(/['`]/g, '');
    return text.toLowerCase().normalize('NFKD').replace(MARKS, '').toLowerCase().replace(TO_SPELL, (c) => SPELT[c]);
  }

  const LETTER = /[\p{L}\p{N}\p{M}]/u;
  // Ideographs, kana, Thai, Lao and Khmer are written without spaces: each letter may begin a word.
  const UNSPACED = /[\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\ud840-\udbff]/;

  function split(folded) { return folded.match(/[\p{L}\p{N}\p{M}\p{S}]+/gu) || []; }
  function begins(within, at) { return at === 0 || !LETTER.test(within[at - 1]); }

  // The words of a query, the longest first: the rarest, as a rule.
  function words(query) {
    const texts = [...new Set(split(fold(query)))].sort((a, b) => b.length - a.length);
    return texts.map((text) => ({ text, short: text.length < 3, unspaced: UNSPACED.test(text) }));
  }

  // Whether one letter more, one less, another one, or two exchanged make one word of the other.
  function near(a, b) {
    if (a.length > b.length) [a, b] = [b, a];
    if (a.length < 3 || b.length < 4 || b.length - a.length > 1) return false;
    let start = 0, end = 0;
    while (start < a.length && a[start] === b[start]) start++;
    while (end < a.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
    const x = a.slice(start, a.length - end), y = b.slice(start, b.length - end);
    return y.length < 2 || (x.length === 2 && y.length === 2 && x[0] === y[1] && x[1] === y[0]);
  }

  // A name still being typed may hold its wrong letter already: from five letters on, about as much of the name
  // is compared.
  function nearName(typed, name) {
    const length = typed.length;
    if (near(typed, name)) return true;
    return length > 4 && name.length > length && [-1, 0, 1].some((more) => near(typed, name.slice(0, length + more)));
  }

  // The folded text of a short piece, and for each of its letters where in the piece it came from.
  function foldedWithPlaces(piece) {
    const places = [];
    let folded = '', at = 0;
    for (const character of piece) {
      const plain = fold(character);
      for (let i = 0; i < plain.length; i++) places.push(at);
      folded += plain;
      at += character.length;
    }
    return { folded, places, end: at };
  }

  // Where a word of the query stands in folded text, as [from, to]; in names, also what is nearly it.
  function hits(folded, word, isName) {
    const met = [], text = word.text;
    for (let at = folded.indexOf(text); at >= 0; at = folded.indexOf(text, at + text.length)) {
      if (!word.short || word.unspaced || begins(folded, at)) met.push([at, at + text.length]);
    }
    if (met.length || !isName) return met;
    const almost = [...folded.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].filter((m) => nearName(text, m[0]));
    return almost.map((m) => [m.index, m.index + m[0].length]);
  }

  // The same in the piece as written, in order and apart from each other. A letter is marked with its accents.
  function spots(piece, words, isName) {
    const { folded, places, end } = foldedWithPlaces(piece);
    const written = words.flatMap((word) => hits(folded, word, isName)).map(([from, to]) => {
      while (to < places.length && places[to] === places[to - 1]) to++;
      return [places[from], to < places.length ? places[to] : end];
    });
    written.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
    let last = 0;
    return written.filter(([from, to]) => from >= last && (last = to));
  }

  // Lights up the words of a query within an element, where the browser can do so without touching the page;
  // gives the first element that holds one.
  function light(within, query) {
    const wanted = words(query), ranges = [], texts = document.createTreeWalker(within, NodeFilter.SHOW_TEXT);
    while (wanted.length && texts.nextNode()) {
      const text = texts.currentNode;
      for (const [from, to] of spots(text.data, wanted)) {
        const range = new Range();
        range.setStart(text, from);
        range.setEnd(text, to);
        ranges.push(range);
      }
    }
    if (window.Highlight) CSS.highlights.set('found', new Highlight(...ranges));
    return ranges.length ? ranges[0].startContainer.parentElement : null;
  }

  Object.assign(window.journal, { fold, split, begins, words, nearName, foldedWithPlaces, spots, light });
})();
