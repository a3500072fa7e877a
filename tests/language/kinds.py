"""A small journal with a value for each key that a page shows; none is a word of English."""

from __future__ import annotations

#: What the sample does not have: a place for each kind of word.
ALL_KINDS = {
    "journal.yaml": "title: Zzz\nme: nell\nlanguage: en\n",
    "contacts/nell.md": "---\nname: Nell Zed\n---\n",
    "contacts/ada.md": """---
name: Ada Qwerty
aka: [Addie, Countess Qwerty]
circle: clients
email: {lair: a@b.example}
phone: [zz-1, zz-2]
links: https://q.example
address: {hut: {value: Zoo Lane, until: 2020}}
city: [{value: Qtown, since: 2019}, {value: Zville, until: 2018}]
work: [{org: Qcorp, role: zookeeper}, {org: Zcorp, until: 2015}]
confirmed: 2020-01
likes: [qat]
dislikes: [zinc]
diet: [qinoa]
ideas: [zither]
offers: [quilts]
needs: [zest]
special: zzspecial
intention: zzintention
hopes: [zzhope]
birthday: 1990-11-24
dates: [{on: 2020-11-25, what: zzday, remind: 2 weeks}, {on: 11-26, what: zzfeast, remind: 1 day}]
events: [{on: 2024-02, what: zzevent}]
met: {on: 2012-09-24, at: zzwall, through: bob}
relations: {partner: bob, parent: Zzpa, uncle: [Zzuncle], zzkind: Zzfriend}
stage: trust
worth: {yearly: zzmoney, beyond money: zzbeyond, give: zzgive}
owner: nell
ids: {monica: zzid}
quiet: [G2]
---
Zzstory of [[bob]].

- [ ] Zzpromise by 2026-11-01
- [x] Zzkept (done 2026-10-20)
- [-] Zzlet
- [ ] Ada: zztheirs
""",
    "contacts/ada/2026-11-12-zz.md": """---
title: Zzlike
with: [bob, Zzstranger]
channel: walk
started: me
felt: warm
depth: deep
place: Zzplace
gave: [{gift: zzgift}, {introduction: bob}]
received: {advice: zzadvice}
news: [zznews on 2026-12-03]
by: bob
private: true
---
Zzbody.
""",
    "contacts/ada/2026-10-01-zzw.md": "---\ntitle: Zzw\nstarted: them\nreply: waiting\nchannel: email\n---\n",
    "contacts/ada/2026-09-01-zzn.md": "---\ntitle: Zzn\nreply: 'no'\nchannel: letter\nkind: review\n---\n",
    "contacts/ada/2025-11-22-zzo.md": "---\ntitle: Zzo\nkind: thought\n---\n",
    "contacts/ada/2026-12-24-zzp.md": "---\ntitle: Zzp\n---\n",
    "contacts/ada/zzpage.md": "# Zzpage\n\nzztext\n",
    "contacts/bob.md": "---\nname: Bob Zed\npaused: {until: 2027-01-15, why: zzrest}\n---\n",
    "contacts/cyd.md": "---\nname: Cyd\nlapse: {why: drift, since: 2024, sorry: true, about: zzab}\n---\n",
    "contacts/dee.md": "---\nname: Dee Zed\nlapse: {why: rupture, closed: true}\nfragile: true\n---\n",
    "contacts/eve.md": "---\nname: Eve Zed\ndied: 2024-03-02\nbirthday: ~1948\n---\n",
    "contacts/fay.md": "---\nname: Fay Zed\ncadence: 6 wekks\nzzkey: zzvalue\n---\n",
    "contacts/gus.md": "---\nname: [\n---\n",
}
