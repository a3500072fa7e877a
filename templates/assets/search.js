// The search sheet: what is found, shown and moved through. Loaded when it is first opened, after finding.js.
// What was written is only ever put into the page as text.
(function () {
  'use strict';
  const { fold, reveal, finding } = window.journal;
  const { people, place, nearName, begins } = finding;
  const sheet = document.querySelector('dialog.search'), base = sheet.dataset.base || '';
  const input = sheet.querySelector('input'), results = sheet.querySelector('.results');

  const WORDS = {
    groups: { people: 'People', notes: 'Notes', promises: 'Promises' },
    empty: 'A name, a place, a word you remember.',
    nothing: (query) => 'Nothing under “' + query + '” yet.',
    looking: 'Looking further back …',
    missing: (names) => 'Could not be read: search/' + names.join('.js, search/') + '.js. Building the site again may help.',
    more: (n) => n + ' more',
    others: (n) => ' and ' + n + (n === 1 ? ' other' : ' others'),
    found: (n) => n + ' found',
    you: 'You', to: ' to ',
    marks: { open: 'open', kept: 'kept', 'let-go': 'let go' },
  };
  const GLYPHS = { open: '○', kept: '✓', 'let-go': '–' };
  const FIRST = { people: 8, notes: 30, promises: 8 }, FURTHER = 50;

  // ---- Marking

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
    const near = [...folded.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].filter((m) => nearName(text, m[0]));
    return near.map((m) => [m.index, m.index + m[0].length]);
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

  function marked(into, piece, words, isName) {
    let at = 0;
    for (const [from, to] of spots(piece, words, isName)) {
      into.append(piece.slice(at, from), element('mark', {}, piece.slice(from, to)));
      at = to;
    }
    into.append(piece.slice(at));
    return into;
  }

  // Where in the text as written the letter `wanted` of its folded text is. Long notes are folded bit by bit.
  function placeAsWritten(text, wanted) {
    for (let at = 0, passed = 0, next; at < text.length; at = next) {
      next = at + 500 + (text.codePointAt(at + 499) > 0xffff ? 1 : 0);
      const { folded, places } = foldedWithPlaces(text.slice(at, next));
      if (passed + folded.length > wanted) return at + places[wanted - passed];
      passed += folded.length;
    }
    return 0;
  }

  // The text around the hit of the longest word that has one, from the beginning of a word.
  function excerpt(text, folded, words) {
    const first = words.map((word) => place(folded, word)).find((at) => at >= 0);
    const hit = first ? placeAsWritten(text, first) : 0;
    const space = text.lastIndexOf(' ', hit - 24);
    let from = hit < 40 ? 0 : hit - space < 60 ? space + 1 : hit - 12;
    if (/[\udc00-\udfff]/.test(text[from] || '')) from--;
    return (from ? '… ' : '') + text.slice(from, from + 240);
  }

  // ---- Rows

  function element(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const key in attributes) made.setAttribute(key, attributes[key]);
    made.append(...children);
    return made;
  }

  // Parts of a line, each kept from changing the direction of the others.
  function line(into, parts, words, separator = ' · ') {
    parts.filter(Boolean).forEach((part, i) => {
      into.append(i ? separator : '', part.nodeType ? part : marked(element('bdi', {}), part, words, true));
    });
    return into;
  }

  // Three names at most, those that were looked for first.
  function names(places, words) {
    const asked = (i) => words.some((word) => word.names[i]);
    const sorted = [...places.filter(asked), ...places.filter((i) => !asked(i))].map((i) => people[i].name);
    const made = line(element('span', {}), sorted.slice(0, 3), words, ', ');
    if (sorted.length > 3) made.append(WORDS.others(sorted.length - 3));
    return sorted.length ? made : null;
  }

  function spokenDay(day) {
    if (!day) return '';
    const [year, month, date] = day.split('-').map(Number), at = new Date(Date.UTC(2000, month - 1, date));
    at.setUTCFullYear(year);
    const form = { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' };
    const language = document.documentElement.lang || 'en';
    return at.toLocaleDateString(language === 'en' ? 'en-GB' : language, form); // the day first, as the pages have it
  }

  function item(address, glyph, head, below) {
    const sign = element('span', { class: 'glyph', 'aria-hidden': 'true' }, glyph);
    return element('li', {}, element('a', { href: base + address }, sign, head, below));
  }

  function head(title, words, isName = false) {
    return element('span', { class: 't' }, marked(element('bdi', {}), title, words, isName));
  }

  function below(parts, words) { return line(element('span', { class: 'd' }), parts, words); }

  // An excerpt gives its line the direction, so that it is the end which is cut off where there is no room.
  function withExcerpt(parts, row, words) {
    const made = line(element('span', { class: 'd', dir: 'auto' }), parts, words), text = excerpt(row.text, row.f, words);
    if (text && made.hasChildNodes()) made.append(' · ');
    return marked(made, text, words);
  }

  const ITEM = {
    // Whoever is found by what is written about them is shown with it, and the hit leads there.
    people({ who, text }, words) {
      const title = head(who.name, words, true);
      if (who.language) title.setAttribute('lang', who.language);
      if (text) return item(text.address, who.initials, title, withExcerpt([text.title], text, words));
      const hit = who.aside.filter((each) => spots(each, words, true).length);
      const parts = [who.circle, ...hit, ...who.aside.filter((each) => !hit.includes(each))];
      return item(who.address, who.initials, title, below(parts, words));
    },
    notes(row, words) {
      const title = head(row.title, words), hit = row.aside.filter((each) => spots(each, words).length);
      title.append(' ', line(element('span', { class: 'meta' }), [names(row.who, words), spokenDay(row.day)], words));
      return item(row.address, String(Number(row.day.slice(8))), title, withExcerpt(hit, row, words));
    },
    promises(row, words) {
      const to = row.by < 0 && names(row.to, words), by = row.by < 0 ? element('span', {}, WORDS.you) : names([row.by], words);
      if (to) by.append(WORDS.to, to);
      const parts = [by, WORDS.marks[row.mark], spokenDay(row.day)];
      return item(row.address, GLYPHS[row.mark], head(row.title, words), below(parts, words));
    },
  };

  // ---- Results

  function section(group, run) {
    const rows = finding.best(run[group]), id = 'search-' + group, rest = run[group].count - rows.length;
    const list = element('ul', { 'aria-labelledby': id }, ...rows.map((row) => ITEM[group](row, run.words)));
    const made = element('section', {}, element('h2', { id }, WORDS.groups[group]), list);
    if (rest) {
      const button = element('button', { type: 'button', class: 'further' }, WORDS.more(rest));
      button.addEventListener('click', () => look({ ...run.limits, [group]: rows.length + FURTHER }, [id, rows.length]));
      made.append(button);
    }
    return made;
  }

  // What was focused stays so, as far as it is still there. After "more", the first row that is new is.
  function refocus(address) {
    const [id, row] = newest || [], list = id && results.querySelector('[aria-labelledby="' + id + '"]');
    const next = list && list.children[row];
    if (next) newest = null;
    const wanted = next ? next.firstChild : stops().find((stop) => address && stop.getAttribute('href') === address);
    (wanted || input).focus();
  }

  let newest = null;

  function show(run) {
    const held = results.contains(document.activeElement) && document.activeElement.getAttribute('href');
    const groups = Object.keys(FIRST).filter((group) => run[group].count);
    const count = groups.reduce((sum, group) => sum + run[group].count, 0);
    const parts = groups.map((group) => section(group, run));
    const nothing = run.done && !count && WORDS.nothing(run.query);
    const quiet = !run.words.length ? WORDS.empty : !run.done ? WORDS.looking : nothing;
    for (const line of [quiet, finding.missing.length && WORDS.missing(finding.missing)]) {
      if (line) parts.push(element('p', { class: 'quiet' }, line));
    }
    results.replaceChildren(...parts);
    results.setAttribute('aria-busy', String(quiet === WORDS.looking));
    if (held || newest) refocus(held); else if (!run.shown) results.scrollTop = 0;
    announce(!run.words.length || !run.done ? '' : nothing || WORDS.found(count));
  }

  function look(limits = FIRST, next = null) {
    newest = next;
    finding.search(input.value.trim(), limits, show);
  }

  // How many, said once the typing rests; the results themselves are not read out.
  const status = element('p', { class: 'sr', role: 'status' });
  let saying = 0;
  function announce(line) {
    clearTimeout(saying);
    saying = setTimeout(() => { status.textContent = line; }, 400);
  }

  // ---- The sheet

  function stops() { return Array.from(results.querySelectorAll('a, button')); }

  function move(step) {
    const all = stops(), at = all.indexOf(document.activeElement);
    (all[Math.min(at + step, all.length - 1)] || input).focus();
  }

  function isTyping(e) {
    const plain = !(e.ctrlKey || e.metaKey || e.altKey);
    return plain && (e.key === 'Backspace' || ([...e.key].length === 1 && e.key !== ' '));
  }

  function onKey(e) {
    if (e.isComposing) return;
    if (e.key === 'ArrowDown' || e.key === 'ArrowUp') {
      e.preventDefault();
      move(e.key === 'ArrowDown' ? 1 : -1);
    } else if (e.key === 'Escape') {
      e.preventDefault(); // a search field would only empty itself
      sheet.close();
    } else if (results.contains(document.activeElement) && isTyping(e)) {
      input.focus();
    }
  }

  // The note may be on this very page.
  function onResult(e) {
    const link = e.target.closest('a');
    if (!link || e.ctrlKey || e.metaKey || e.shiftKey) return;
    sheet.close();
    if (link.href === location.href) setTimeout(reveal);
  }

  let frame = 0;
  input.addEventListener('input', () => {
    results.setAttribute('aria-busy', 'true');
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => look());
  });
  sheet.addEventListener('keydown', onKey);
  results.addEventListener('click', onResult);
  sheet.querySelector('form').addEventListener('submit', (e) => {
    e.preventDefault();
    const first = results.querySelector('a');
    if (first) first.click();
  });
  results.removeAttribute('aria-live');
  results.after(status);
  look();
  finding.start(base, () => look());
})();
