// Small conveniences on every page: the theme, filter and sort, the way to a note, the opening of search.
// Each page reads completely without this file. It is loaded in the head, before anything is drawn.
(function () {
  'use strict';
  const root = document.documentElement;
  root.classList.remove('no-js');

  // What the scripts of this site share.
  const journal = (window.journal = { fold, reveal });

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

  // Theme: follows the system until the reader chooses. Storage may be forbidden.
  try {
    const stored = localStorage.getItem('theme');
    if (stored === 'dark' || stored === 'light') root.dataset.theme = stored;
  } catch (e) { /* then it follows the system */ }

  function isDark() {
    return root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  }

  function themeSwitch(button) {
    const label = () => button.setAttribute('aria-label', 'Switch to the ' + (isDark() ? 'light' : 'dark') + ' theme');
    label();
    button.addEventListener('click', () => {
      root.dataset.theme = isDark() ? 'light' : 'dark';
      try { localStorage.setItem('theme', root.dataset.theme); } catch (e) { /* holds for this page */ }
      label();
    });
  }

  // The way to a note: unfold what it lies in, light it up.
  function target() {
    const hash = location.hash.slice(1);
    if (!hash) return null;
    try { return document.getElementById(decodeURIComponent(hash)) || document.getElementById(hash); }
    catch (e) { return document.getElementById(hash); }
  }

  function reveal() {
    document.querySelectorAll('.lit').forEach((old) => old.classList.remove('lit'));
    const found = target();
    if (!found || found.closest('dialog')) return;
    for (let fold = found.closest('details'); fold; fold = fold.parentElement.closest('details')) fold.open = true;
    found.classList.add('lit');
    found.scrollIntoView({ block: 'start' });
  }

  // Filter and sort of the people table. The view stands in the fragment, as #q=tom&circle=close&sort=last,
  // since that is the one part of an address that any page may change, from disk too.
  function peopleTable(form) {
    const body = document.querySelector('.people tbody');
    if (!body) return;
    const rows = Array.from(body.rows), written = rows.map((row) => fold(row.dataset.find || row.textContent));
    const selects = Array.from(form.querySelectorAll('select[name]'));
    const heads = Array.from(document.querySelectorAll('.people th[data-key]'));
    const out = form.querySelector('output'), none = document.querySelector('.nothing');
    const collator = new Intl.Collator(root.lang || undefined);
    const first = sorting();

    function sorting() {
      const head = heads.find((h) => h.hasAttribute('aria-sort'));
      return head ? { key: head.dataset.key, down: head.getAttribute('aria-sort') === 'descending' } : { key: '', down: false };
    }

    // An attribute holds one value, or several on lines of their own (tags, cities).
    const fits = (row, select) => !select.value || (row.dataset[select.name] || '').split('\n').includes(select.value);

    function filter() {
      const words = fold(form.elements.q ? form.elements.q.value : '').split(/\s+/).filter(Boolean);
      let shown = 0;
      rows.forEach((row, i) => {
        row.hidden = !(words.every((word) => written[i].includes(word)) && selects.every((s) => fits(row, s)));
        if (!row.hidden) shown++;
      });
      const people = rows.length === 1 ? ' person' : ' people';
      if (out) out.textContent = (shown === rows.length ? shown : shown + ' of ' + rows.length) + people;
      if (none) none.hidden = shown > 0;
    }

    // What has no value comes last both ways; equals keep the order of the page.
    function sort(key, down) {
      heads.forEach((head) => head.removeAttribute('aria-sort'));
      const head = heads.find((h) => h.dataset.key === key);
      if (head) head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
      const value = (row) => (head && row.dataset[key]) || '';
      const numbers = rows.every((row) => !isNaN(value(row)));
      const compare = (a, b) => {
        const x = value(a), y = value(b);
        if (!x || !y) return (x ? 0 : 1) - (y ? 0 : 1);
        return (numbers ? x - y : collator.compare(x, y)) * (down ? -1 : 1);
      };
      body.append(...rows.slice().sort(compare));
    }

    function keep() {
      const view = new URLSearchParams(), now = sorting();
      new FormData(form).forEach((value, name) => { if (value) view.set(name, value); });
      if (now.key !== first.key || now.down !== first.down) view.set('sort', (now.down ? '-' : '') + now.key);
      const address = location.href.split('#')[0] + (view.toString() && '#' + view);
      try { history.replaceState(null, '', address); } catch (e) { /* the view just is not in the address */ }
    }

    function restore() {
      const hash = location.hash.slice(1);
      if (hash && (!hash.includes('=') || target())) return;
      const view = new URLSearchParams(hash), wanted = view.get('sort');
      Array.from(form.elements).forEach((field) => { if (field.name) field.value = view.get(field.name) || ''; });
      selects.forEach((select) => { if (select.selectedIndex < 0) select.value = ''; });
      if (wanted) sort(wanted.replace(/^-/, ''), wanted[0] === '-');
      else if (sorting().key !== first.key || sorting().down !== first.down) sort(first.key, first.down);
      filter();
    }

    heads.forEach((head) => {
      const button = document.createElement('button');
      button.className = 'sort';
      button.type = 'button';
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener('click', () => {
        sort(head.dataset.key, head.getAttribute('aria-sort') === 'ascending');
        keep();
      });
    });
    form.addEventListener('input', () => { filter(); keep(); });
    form.addEventListener('submit', (e) => e.preventDefault());
    addEventListener('hashchange', restore);
    restore();
  }

  // Search: the sheet opens at once, its scripts and the index are loaded when it first does.
  function search(sheet) {
    const input = sheet.querySelector('input');
    let asked = false;

    function open() {
      if (sheet.open) return;
      sheet.showModal();
      input.focus();
      input.select();
      if (asked) return;
      asked = true;
      for (const name of ['finding', 'search']) {
        const script = document.createElement('script');
        script.async = false; // in this order
        script.src = (sheet.dataset.base || '') + 'assets/' + name + '.js';
        document.head.append(script);
      }
    }

    document.querySelectorAll('[data-search]').forEach((b) => b.addEventListener('click', (e) => { e.preventDefault(); open(); }));
    sheet.querySelectorAll('[data-close]').forEach((b) => b.addEventListener('click', () => sheet.close()));
    sheet.addEventListener('click', (e) => { if (e.target === sheet) sheet.close(); });
    document.addEventListener('keydown', (e) => {
      // The character, not the key: "/" is Shift+7 on some keyboards and AltGr with something on others.
      const chord = (e.ctrlKey || e.altKey || e.metaKey) && !e.getModifierState('AltGraph');
      if (e.key !== '/' || chord || e.isComposing || e.defaultPrevented || document.querySelector('dialog[open]')) return;
      if (e.target.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(e.target.tagName)) return;
      e.preventDefault();
      open();
    });
  }

  document.addEventListener('DOMContentLoaded', () => {
    const found = (selector, use) => { const element = document.querySelector(selector); if (element) use(element); };
    found('[data-theme-toggle]', themeSwitch);
    found('form[data-filters]', peopleTable);
    found('dialog.search', search);
    reveal();
    addEventListener('hashchange', reveal);
  });
})();
