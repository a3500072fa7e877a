// Finding people, notes and promises: the index, and how words are looked up in it. Knows nothing of the page.
//
// 1. search/people.js comes first and is searched at once; then the years, newest first, one after the other.
// 2. Everything runs in short slices, so that typing never waits: folding a year, and each search over the notes.
// 3. A search is a cursor over the notes, newest first. It stands still at the end of what is loaded, and goes on
//    when another year has come. Hits go into one list per weight, so recency needs no sorting.
// 4. Every word of the query must be found. Weights say where it was: person, then title, then text.
(function () {
  'use strict';
  const { fold, split, begins, nearName, words: wordsOf } = window.journal;
  const SLICE = 10, PATIENCE = 80; // milliseconds: of work at a time; before showing what there is so far

  // Weights of one word in a person and in a note. Beginnings of words count more than their insides.
  const NAME = { whole: 9, start: 8, inside: 7, field: 5, near: 3, text: 2 };
  const NOTE = { person: 8, title: 6, titleInside: 5, aside: 4, text: 3, near: 2, inside: 1 };

  // What is loaded. The text of notes is folded once, when its year comes.
  const people = [], notes = [], promises = [], missing = [];
  let pending = 1, run = null;

  // ---- Slices

  const channel = new MessageChannel(), tasks = [];
  channel.port1.onmessage = () => tasks.shift()();
  function later(task) { tasks.push(task); channel.port2.postMessage(0); }

  // Calls work(i) for the rows from `from` on, as far as one slice goes; returns where it stopped.
  function slice(from, rows, work) {
    const end = performance.now() + SLICE;
    let i = from;
    while (i < rows.length) {
      work(rows[i++]);
      if (!(i & 15) && performance.now() > end) break;
    }
    return i;
  }

  // ---- Loading

  function load(base, name, then) {
    const script = document.createElement('script'), settle = () => { script.remove(); then(); };
    script.src = base + 'search/' + name + '.js';
    script.onload = settle;
    script.onerror = () => { missing.push(name); settle(); };
    document.head.append(script);
  }

  // Loads everything below `base`; `again` is called when there are people, so that a query may be put anew.
  function start(base, again) {
    load(base, 'people', () => {
      const index = window.JOURNAL_PEOPLE || { people: [], shards: [] };
      delete window.JOURNAL_PEOPLE;
      index.people.forEach((row) => people.push(person(row)));
      pending = index.shards.length;
      again();
      loadNext(base, index.shards.map((shard) => shard[0]));
    });
  }

  function loadNext(base, names) {
    const name = names.shift();
    if (!name) return;
    load(base, name, () => {
      const shard = (window.JOURNAL_SHARDS || {})[name] || {};
      if (window.JOURNAL_SHARDS) delete window.JOURNAL_SHARDS[name];
      take(shard, () => { pending--; resume(!!shard.texts); loadNext(base, names); });
    });
  }

  function take(shard, then) {
    const rows = shard.notes || [];
    let at = 0;
    (shard.texts || []).forEach((row) => people[row[0]].texts.push(text(row)));
    (shard.promises || []).forEach((row) => promises.push(promise(row)));
    (function go() {
      at = slice(at, rows, (row) => notes.push(note(row)));
      if (at < rows.length) later(go); else then();
    })();
  }

  // Rows, as journal/site/search.py writes them: empty values at their end are left out.
  function person([name, address, initials, language = '', aka = [], circle = '', cities = [], orgs = [], tags = []]) {
    const names = [name, ...aka].map((each) => split(fold(each)));
    const fields = [...cities, ...orgs, ...tags];
    return {
      name, address, initials, language, circle, aside: [...aka, ...fields], texts: [],
      words: [...new Set(names.flat())], joined: names.flatMap(joins), f: fold([circle, ...fields].join('\n')),
    };
  }
  // A name without its gaps, from each of its words on: Mei-ling is written Meiling, too.
  function joins(words) { return words.slice(1).map((_, i) => words.slice(i).join('')); }

  function note([address, day, title = '', who = [], text = '', aside = []]) {
    return { address, day, title, who, text, aside, t: fold(title), a: fold(day + '\n' + aside.join('\n')), f: fold(text) };
  }
  function promise([address, day = '', title = '', mark = 'open', by = -1, to = []]) {
    return { address, day, title, mark, by, to, who: by < 0 ? to : [by, ...to], t: fold(title), a: day, f: '' };
  }
  function text([, address, text = '', title = '']) {
    return { address, title, text, t: fold(title), f: fold(text) };
  }

  // ---- Words

  // Where a word of the query is: where it begins a word, else inside one, else -1. One or two letters count
  // only at the beginning. Past 200 places inside words, the first of them will do.
  function place(within, word) {
    const first = within.indexOf(word.text);
    if (first < 0 || word.unspaced) return first;
    for (let at = first, tries = 0; at >= 0 && tries < 200; at = within.indexOf(word.text, at + 1), tries++) {
      if (begins(within, at)) return at;
    }
    return word.short ? -1 : first;
  }

  // 0: not found; 1: inside a word; 2: at a word's beginning.
  function found(within, word) {
    const at = place(within, word);
    return at < 0 ? 0 : word.unspaced || begins(within, at) ? 2 : 1;
  }

  function nameWeight(who, word) {
    let best = 0;
    for (const name of who.words) {
      const at = name.indexOf(word.text);
      if (at === 0) best = Math.max(best, name === word.text ? NAME.whole : NAME.start);
      else if (at > 0 && (!word.short || word.unspaced)) best = Math.max(best, NAME.inside);
      else if (!best && nearName(word.text, name)) best = NAME.near;
    }
    if (best < NAME.start && who.joined.some((name) => name.startsWith(word.text))) return NAME.start;
    return best;
  }

  // The words of a query, each with how everybody's name answers to it, and whether anybody bears it.
  function words(query) {
    return wordsOf(query).map((word) => {
      const names = people.map((who) => nameWeight(who, word));
      return { ...word, names, known: names.some((weight) => weight > NAME.near) };
    });
  }

  // ---- Weights

  function textOf(who, word) { return who.texts.find((each) => found(each.t, word) || found(each.f, word)); }

  function personWeight(who, word, i) {
    const byName = word.names[i];
    if (byName > NAME.near) return byName;
    if (found(who.f, word)) return NAME.field;
    return byName || (textOf(who, word) ? NAME.text : 0);
  }

  function noteWeight(row, word) {
    let byName = 0;
    for (const i of row.who) if (word.names[i] > byName) byName = word.names[i];
    if (byName > NAME.near) return NOTE.person;
    const title = found(row.t, word);
    if (title) return title === 2 ? NOTE.title : NOTE.titleInside;
    if (found(row.a, word)) return NOTE.aside;
    const text = found(row.f, word);
    if (text === 2) return NOTE.text;
    return byName && !word.known ? NOTE.near : text && NOTE.inside;
  }

  // The sum over all words; 0 as soon as one of them is missing.
  function total(words, weigh) {
    let sum = 0;
    for (const each of words) {
      const weight = weigh(each);
      if (!weight) return 0;
      sum += weight;
    }
    return sum;
  }

  // ---- A search

  function tally(limit) { return { limit, count: 0, byWeight: [] }; }

  function put(hits, weight, row) {
    if (!weight) return;
    hits.count++;
    const same = (hits.byWeight[weight] = hits.byWeight[weight] || []);
    if (same.length < hits.limit) same.push(row);
  }

  function best(hits) {
    return hits.byWeight.slice().reverse().flatMap((rows) => rows || []).slice(0, hits.limit);
  }

  // Looks up a query; `show(run)` is called when there is something to show, more than once while years come in.
  // At most `limits` of each group are kept; all are counted.
  function search(query, limits, show) {
    run = { query, limits, show, words: words(query), since: performance.now(), shown: 0, done: false, at: { notes: 0, promises: 0 } };
    for (const group of ['people', 'notes', 'promises']) run[group] = tally(limits[group]);
    go(run);
    return run;
  }

  function go(me) {
    if (me.words.length) { findPeople(me); step(me); } else present(me);
  }

  // Whoever is found only by what is written about them is given with that text.
  function findPeople(me) {
    const texts = (who, i) => me.words.filter((w) => personWeight(who, w, i) === NAME.text).map((w) => textOf(who, w));
    me.people = tally(me.limits.people);
    people.forEach((who, i) => {
      const weight = total(me.words, (w) => personWeight(who, w, i));
      if (weight) put(me.people, weight, { who, text: texts(who, i)[0] });
    });
  }

  function step(me) {
    if (me !== run) return;
    for (const [group, rows] of [['promises', promises], ['notes', notes]]) {
      me.at[group] = slice(me.at[group], rows, (row) => put(me[group], total(me.words, (w) => noteWeight(row, w)), row));
    }
    const through = me.at.notes === notes.length && me.at.promises === promises.length;
    if (through || (!me.shown && performance.now() - me.since > PATIENCE)) present(me, through);
    if (!through) later(() => step(me));
  }

  function present(me, through = true) {
    me.done = through && !pending;
    me.show(me);
    me.shown++;
  }

  function resume(withPeople) {
    if (!run) return;
    if (withPeople || !run.words.length) go(run); else step(run);
  }

  window.journal.finding = { start, search, best, place, people, missing };
})();
