// Filter and sort of the people table. The view stands in the fragment, as #q=tom&circle=close&sort=last,
// since that is the one part of an address that any page may change, from disk too.
(function () {
  'use strict';
  const { fold, say, locale } = window.journal;
  const form = document.querySelector('form[data-filters]'), table = document.querySelector('table.people');
  if (!table) return;
  const rows = Array.from(table.querySelectorAll('tbody tr'));
  const written = new Map(rows.map((row) => [row, fold(row.dataset.find || row.textContent)]));
  const selects = Array.from(form.querySelectorAll('select[name]'));
  const heads = Array.from(table.querySelectorAll('th[data-key]'));
  const out = form.querySelector('output'), none = document.querySelector('.nothing');
  const collator = new Intl.Collator(locale());
  const CHUNK = 20; // rows of one body, as the page has them: what is far from the window is not laid out
  const first = sorting();
  let sorted = rows;

  function sorting() {
    const head = heads.find((h) => h.hasAttribute('aria-sort'));
    return head ? { key: head.dataset.key, down: head.getAttribute('aria-sort') === 'descending' } : { key: '', down: false };
  }

  // An attribute holds one value, or several on lines of their own (tags, cities).
  function fits(row, select) { return !select.value || (row.dataset[select.name] || '').split('\n').includes(select.value); }

  // Bodies are made anew, so that none far away is thought to be near; whoever is not shown waits in one of their own.
  function draw() {
    const words = fold(form.elements.q ? form.elements.q.value : '').split(/\s+/).filter(Boolean), chosen = selects.filter((s) => s.value);
    const shown = [], hidden = [];
    for (const row of sorted) {
      row.hidden = !(words.every((word) => written.get(row).includes(word)) && chosen.every((s) => fits(row, s)));
      (row.hidden ? hidden : shown).push(row);
    }
    const bodies = [];
    for (let at = 0; at < shown.length; at += CHUNK) bodies.push(body(shown.slice(at, at + CHUNK)));
    if (hidden.length) bodies.push(body(hidden, true));
    Array.from(table.tBodies).forEach((old) => old.remove());
    table.append(...bodies);
    const n = shown.length, all = rows.length;
    if (out) out.textContent = n === all ? say('people', { n }) : say('some', { shown: n, n: all });
    if (none) none.hidden = n > 0;
  }

  function body(some, isHidden = false) {
    const made = document.createElement('tbody');
    made.hidden = isHidden;
    made.append(...some);
    return made;
  }

  // What has no value comes last both ways; equals keep the order of the page.
  function sort(key, down) {
    heads.forEach((head) => head.removeAttribute('aria-sort'));
    const head = heads.find((h) => h.dataset.key === key);
    if (head) head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
    const value = (row) => (head && row.dataset[key]) || '';
    const numbers = rows.every((row) => !isNaN(value(row)));
    sorted = rows.slice().sort((a, b) => {
      const x = value(a), y = value(b);
      if (!x || !y) return (x ? 0 : 1) - (y ? 0 : 1);
      return (numbers ? x - y : collator.compare(x, y)) * (down ? -1 : 1);
    });
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
    if (hash && (!hash.includes('=') || document.getElementById(hash))) return;
    const view = new URLSearchParams(hash), wanted = view.get('sort') || '';
    const key = wanted ? wanted.replace(/^-/, '') : first.key, down = wanted ? wanted[0] === '-' : first.down, now = sorting();
    Array.from(form.elements).forEach((field) => { if (field.name) field.value = view.get(field.name) || ''; });
    selects.forEach((select) => { if (select.selectedIndex < 0) select.value = ''; });
    if (now.key !== key || now.down !== down) sort(key, down);
    else if (!hash && table.querySelectorAll('tbody tr').length === rows.length) return; // as it came
    draw();
  }

  heads.forEach((head) => {
    const button = document.createElement('button');
    button.className = 'sort';
    button.type = 'button';
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener('click', () => {
      sort(head.dataset.key, head.getAttribute('aria-sort') === 'ascending');
      draw();
      keep();
    });
  });
  form.addEventListener('input', () => { draw(); keep(); });
  form.addEventListener('submit', (e) => e.preventDefault());
  addEventListener('hashchange', restore);
  restore();
})();
