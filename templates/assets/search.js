// The search sheet: what is found, shown and moved through. Loaded when it is first opened, after finding.js.
// What was written is only ever put into the page as text.
(function () {
  'use strict';
  const { say, parts, locale, reveal, foldedWithPlaces, spots, finding } = window.journal;
  const { people, place } = finding;
  const sheet = document.querySelector('dialog.search'), base = sheet.dataset.base || '';
  const input = sheet.querySelector('input'), results = sheet.querySelector('.results');

  const GLYPHS = { open: '○', kept: '✓', 'let-go': '–' };
  const FIRST = { people: 8, notes: 30, promises: 8 }, FURTHER = 50;

  // ---- Marking

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
    const told = sorted.slice(0, 3).map((name) => marked(element('bdi', {}), name, words, true)), n = sorted.length - 3;
    if (n > 0) told.push(say('others', { n }));
    // The language puts in commas and "and"; an element stands for its place in the list.
    const list = new Intl.ListFormat(locale()).formatToParts(told.map((_, i) => String(i)));
    return told.length ? element('span', {}, ...list.map((part) => (part.type === 'element' ? told[part.value] : part.value))) : null;
  }

  function spokenDay(day) {
    if (!day) return '';
    const [year, month, date] = day.split('-').map(Number), at = new Date(Date.UTC(2000, month - 1, date));
    at.setUTCFullYear(year);
    return at.toLocaleDateString(locale(), { dateStyle: 'medium', timeZone: 'UTC' });
  }

  // A hit within a page takes what was looked for along, to be lit up there.
  function item(address, glyph, head, below, query = '') {
    const sign = element('span', { class: 'glyph', 'aria-hidden': 'true' }, glyph);
    const [page, place] = address.split('#'), asked = query && '?' + new URLSearchParams({ q: query });
    return element('li', {}, element('a', { href: base + page + asked + (place ? '#' + place : '') }, sign, head, below));
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
    people({ who, text }, { words, query }) {
      const title = head(who.name, words, true);
      if (who.language) title.setAttribute('lang', who.language);
      if (text) return item(text.address, who.initials, title, withExcerpt([text.title], text, words), query);
      const hit = who.aside.filter((each) => spots(each, words, true).length);
      const about = [who.circle, ...hit, ...who.aside.filter((each) => !hit.includes(each))];
      return item(who.address, who.initials, title, below(about, words));
    },
    notes(row, { words, query }) {
      const title = head(row.title, words), hit = row.aside.filter((each) => spots(each, words).length);
      title.append(' ', line(element('span', { class: 'meta' }), [names(row.who, words), spokenDay(row.day)], words));
      return item(row.address, String(Number(row.day.slice(8))), title, withExcerpt(hit, row, words), query);
    },
    promises(row, { words, query }) {
      const to = row.by < 0 && names(row.to, words);
      const by = row.by < 0 ? element('span', {}, ...parts(to ? 'you-to' : 'you', { names: to })) : names([row.by], words);
      const about = [by, say(row.mark), spokenDay(row.day)];
      return item(row.address, GLYPHS[row.mark], head(row.title, words), below(about, words), query);
    },
  };

  // ---- Results

  function section(group, run) {
    const rows = finding.best(run[group]), id = 'search-' + group, n = run[group].count - rows.length;
    const list = element('ul', { 'aria-labelledby': id }, ...rows.map((row) => ITEM[group](row, run)));
    const made = element('section', {}, element('h2', { id }, say('of-' + group)), list);
    if (n) {
      const button = element('button', { type: 'button', class: 'further' }, say('more', { n }));
      button.addEventListener('click', () => look({ ...run.limits, [group]: rows.length + FURTHER }, [id, rows.length]));
      made.append(button);
    }
    return made;
  }

  // The same hit, whatever is looked for.
  function where(link) { return link.pathname && link.pathname + link.hash; }

  // What was focused stays so, as far as it is still there. After "more", the first row that is new is.
  function refocus(address) {
    const [id, row] = newest || [], list = id && results.querySelector('[aria-labelledby="' + id + '"]');
    const next = list && list.children[row];
    if (next) newest = null;
    const wanted = next ? next.firstChild : stops().find((stop) => address && where(stop) === address);
    (wanted || input).focus();
  }

  let newest = null;

  function show(run) {
    const held = results.contains(document.activeElement) && where(document.activeElement);
    const groups = Object.keys(FIRST).filter((group) => run[group].count);
    const count = groups.reduce((sum, group) => sum + run[group].count, 0);
    const found = groups.map((group) => section(group, run));
    const nothing = run.done && !count && say('nothing', { query: run.query });
    const quiet = !run.words.length ? say('empty') : !run.done ? say('looking') : nothing;
    const files = finding.missing.map((name) => 'search/' + name + '.js').join(', ');
    for (const line of [quiet, files && say('missing', { files })]) {
      if (line) found.push(element('p', { class: 'quiet' }, line));
    }
    results.replaceChildren(...found);
    results.setAttribute('aria-busy', String(run.words.length > 0 && !run.done));
    if (held || newest) refocus(held); else if (!run.shown) results.scrollTop = 0;
    announce(!run.words.length || !run.done ? '' : nothing || say('found', { n: count }));
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
    (all[step === -Infinity ? 0 : Math.min(at + step, all.length - 1)] || input).focus();
  }

  function isTyping(e) {
    const plain = !(e.ctrlKey || e.metaKey || e.altKey);
    return plain && (e.key === 'Backspace' || ([...e.key].length === 1 && e.key !== ' '));
  }

  function onKey(e) {
    if (e.isComposing) return;
    const isIn = results.contains(document.activeElement), steps = { ArrowDown: 1, ArrowUp: -1 };
    if (isIn) Object.assign(steps, { Home: -Infinity, End: Infinity });
    if (steps[e.key] && !(e.ctrlKey || e.metaKey || e.altKey || e.shiftKey)) {
      e.preventDefault();
      move(steps[e.key]);
    } else if (e.key === 'Escape') {
      e.preventDefault(); // a search field would only empty itself
      sheet.close();
    } else if (isIn && isTyping(e)) {
      input.focus();
    }
  }

  // The note may be on this very page: then the page stays.
  function onResult(e) {
    const link = e.target.closest('a');
    if (!link || e.ctrlKey || e.metaKey || e.shiftKey) return;
    sheet.close();
    if (link.pathname !== location.pathname || !(link.hash || link.search)) return;
    e.preventDefault();
    try { history.pushState(null, '', link.href); } catch (e) { location.hash = link.hash; }
    reveal();
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
