// Small conveniences on every page: what was chosen is kept, sheets open, the way to a note is lit up.
// Each page reads completely without this file. It is loaded in the head, before anything is drawn; what is not
// needed at once is loaded by it: words.js and finding.js and search.js with search, people.js where people are
// filtered, keys.js everywhere.
(function () {
  'use strict';
  const root = document.documentElement, here = document.currentScript.src;
  root.classList.replace('no-js', 'arriving'); // what lies far below may wait until the page is painted

  // What the scripts of this site share. words.js and finding.js add to it.
  const journal = (window.journal = { say, parts, locale, load, reveal, renewed, kept, keep });

  // What the reader chose. Storage may be forbidden; then a choice holds for this page.
  function kept(name) { try { return localStorage.getItem(name); } catch (e) { return null; } }
  function keep(name, value) { try { localStorage.setItem(name, value); } catch (e) { /* see above */ } }

  // Messages stand in the page, in its language, with {places} for what varies. One that counts has a form for
  // each kind of number. `parts` gives a message piece by piece: an element may stand in a place.
  function word(name) {
    const words = document.getElementById('words');
    return words && words.getAttribute('data-' + name);
  }
  function locale() { return word('locale') || root.lang || undefined; }
  function parts(name, values = {}) {
    const said = word(name) || word(name + '-' + new Intl.PluralRules(locale()).select(values.n)) || word(name + '-other') || '';
    const told = (value) => (typeof value === 'number' ? value.toLocaleString(locale()) : value);
    return said.split(/\{(\w+)\}/).map((part, i) => (i % 2 ? told(values[part]) : part));
  }
  function say(name, values) { return parts(name, values).join(''); }

  // Other scripts of this folder, in this order, each once.
  const loaded = {};
  function load(...names) {
    for (const name of names) {
      loaded[name] = loaded[name] || new Promise((done) => {
        const script = document.createElement('script');
        script.async = false;
        script.src = new URL(name + '.js', here);
        script.onload = done;
        document.head.append(script);
      });
    }
    return Promise.all(names.map((name) => loaded[name]));
  }

  // The book's type, before anything asks for it.
  for (const style of ['', 'italic ']) document.fonts.load(style + '1em "Journal Serif"').catch(() => {});

  // Theme: follows the system until the reader chooses.
  const stored = kept('theme');
  if (stored === 'dark' || stored === 'light') root.dataset.theme = stored;

  function themeSwitch(button) {
    const isDark = () => (root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches);
    const label = () => button.setAttribute('aria-label', say(isDark() ? 'light' : 'dark') || button.getAttribute('aria-label'));
    label();
    button.addEventListener('click', () => {
      root.dataset.theme = isDark() ? 'light' : 'dark';
      keep('theme', root.dataset.theme);
      label();
    });
  }

  // The way to a note: unfold what it lies in, light it up; and in it the words that were looked for, as ?q= names
  // them.
  function target() {
    const hash = location.hash.slice(1);
    if (!hash) return null;
    try { return document.getElementById(decodeURIComponent(hash)) || document.getElementById(hash); }
    catch (e) { return document.getElementById(hash); }
  }

  function unfold(element) {
    for (let fold = element.closest('details'); fold; fold = fold.parentElement.closest('details')) fold.open = true;
  }

  function reveal() {
    document.querySelectorAll('.lit').forEach((old) => old.classList.remove('lit'));
    const found = target(), query = new URLSearchParams(location.search).get('q');
    if (found && !found.closest('dialog')) {
      unfold(found);
      found.classList.add('lit');
      found.scrollIntoView({ block: 'start' });
    }
    if (!found) elsewhere();
    if (query || journal.light) load('words').then(() => light(found, query || ''));
  }

  // What is in <main> was replaced, by the same page after a save: the note that was sought is lit up again.
  function renewed() {
    const found = target();
    if (found && !found.closest('dialog')) found.classList.add('lit');
  }

  // Of somebody with very many notes, most stand on the pages of their years.
  function elsewhere() {
    const year = /^#(\d{4})-/.exec(location.hash), link = year && document.querySelector('[data-year="' + year[1] + '"]');
    if (link) location.replace(link.href + location.search + location.hash);
  }

  function light(found, query) {
    const first = journal.light(found || document.querySelector('main'), query);
    if (!first || found) return;
    unfold(first);
    first.scrollIntoView({ block: 'center' });
  }

  // Sheets: over the page, closed by Esc, by their button and beside them. Search is loaded when it first opens.
  function sheet(dialog) {
    dialog.addEventListener('click', (e) => { if (e.target === dialog || e.target.closest('[data-close]')) dialog.close(); });
    const kind = dialog.classList[0];
    document.querySelectorAll('[data-' + kind + ']').forEach((button) => button.addEventListener('click', () => {
      if (dialog.open) return;
      dialog.showModal();
      if (kind !== 'search') return;
      dialog.querySelector('input').select();
      load('words', 'finding', 'search');
    }));
  }

  document.addEventListener('DOMContentLoaded', () => {
    document.querySelectorAll('[data-theme-toggle]').forEach(themeSwitch);
    document.querySelectorAll('dialog').forEach(sheet);
    if (document.querySelector('form[data-filters]')) load('words', 'people');
    load('keys');
    reveal();
    for (const moved of ['hashchange', 'popstate']) addEventListener(moved, reveal);
    requestAnimationFrame(() => setTimeout(() => root.classList.remove('arriving')));
  });
})();
