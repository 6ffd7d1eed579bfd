#!/usr/bin/env python3
"""Writes events/profiles/*.ndjson: requests signed as each vendor signs them, with none of Countersign's own code.

Where a library of the vendor or of the standard's authors exists, it signs: standardwebhooks, svix, stripe, twilio,
joserfc (JWS, JWT), http-message-signatures (RFC 9421). The others follow the vendor's page with the platform's HMAC and
the cryptography package. Every line is a case for `countersign verify --batch` with the verdict that must come out, and,
for some, the items that the profile's mapping must make of it.

    python3 -m venv v && v/bin/pip install -r requirements.txt && v/bin/python make.py
"""
import base64, copy, datetime, hashlib, hmac, json, pathlib, urllib.parse
import joserfc.jws, joserfc.jwt, joserfc.jwk, requests, standardwebhooks, stripe, svix, twilio.request_validator
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding
from http_message_signatures import HTTPMessageSigner, HTTPSignatureKeyResolver, algorithms

HERE = pathlib.Path(__file__).parent
OUT = HERE / '../../../events/profiles'
AT = datetime.datetime(2026, 11, 2, 10, 0, 0, tzinfo=datetime.timezone.utc)
S = int(AT.timestamp())
URL = 'https://hooks.example.com/v1/sources/acme.crm/attestations'
UTF8 = 'a-secret-of-a-crm-0123456789'
OTHER = 'another-secret-of-a-crm-9876543210'
STATED = {"act": "attested", "outcome": "ticket_resolved", "record": {"type": "ticket", "id": "T-1"}, "session": "ses_1",
          "occurred_at": "2026-11-02T09:59:00Z"}
TEXT = json.dumps(STATED)
UNICODE = json.dumps({**STATED, "facts": {"note": "grüße 你好 \u2028"}}, ensure_ascii=False)
EMPTYISH = '{}'
BODIES = [TEXT, UNICODE, EMPTYISH, json.dumps(STATED, indent=2) + '\n']

pem = lambda name: (HERE / f'keys/{name}').read_bytes()
private = lambda name: serialization.load_pem_private_key(pem(f'{name}.test-key.pem'), None)
b64 = lambda raw: base64.b64encode(raw).decode()
b64u = lambda raw: base64.urlsafe_b64encode(raw).rstrip(b'=').decode()


def public(name):
    return private(name).public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo).decode()


def mac(alg, key, *parts):
    return hmac.new(key, b''.join(p.encode() if isinstance(p, str) else p for p in parts), alg).digest()


def iso(t):
    return t.strftime('%Y-%m-%dT%H:%M:%SZ')


class Cases:
    def __init__(self, profile, keys, settings=None):
        self.profile, self.keys, self.settings, self.lines = profile, keys, settings or {}, []

    def case(self, name, headers, body, expect, url=URL, at=AT, keys=None, settings=None, items=None, method='POST',
             media='application/json', certificate=None):
        raw = body.encode() if isinstance(body, str) else body
        line = {"case": f"{self.profile} {name}", "profile": self.profile, "keys": keys or self.keys}
        chosen = self.settings if settings is None else settings
        if chosen:
            line["settings"] = chosen
        line |= {"method": method, "url": url,
                 "headers": {"Content-Type": [media], **{k: v if isinstance(v, list) else [v] for k, v in headers.items()}},
                 "body": b64(raw), "at": iso(at)}
        if certificate:
            line["client_certificate"] = certificate
        grade = expect in ('body-signed-fresh', 'body-signed', 'caller-only')
        line["expect"] = {"verdict": "verified", "assurance": expect} if grade else {"verdict": "refused", "reason": expect}
        if items is not None:
            line["items"] = items
        self.lines.append(line)
        return self

    def write(self):
        OUT.mkdir(exist_ok=True, parents=True)
        positive = sum(l["expect"]["verdict"] == "verified" for l in self.lines)
        with open(OUT / f'{self.profile}.ndjson', 'w') as out:
            for line in self.lines:
                out.write(json.dumps(line, ensure_ascii=False) + '\n')
        print(f'{self.profile}: {positive} verified, {len(self.lines) - positive} refused')


def payload(place, told):
    """A payload's name: its own, the first of what is told of it beside body and items, or its place."""
    return told[0] if told else f'payload-{place + 1}'


def own(told):
    """The settings of a payload's own, the second of what is told of it."""
    return {'settings': told[1]} if len(told) > 1 else {}


def flip(text):
    return ('B' if text[0] == 'A' else 'A') + text[1:] if text else 'A'


def spoil(cases, make, header, body=TEXT, sign=None, clock=None, unit='s', prefix='', hexed=False, url_signed=False,
          method_signed=False, id_header=None, other_key=OTHER, media='application/json', **kw):
    """Every change of a good request that must be rejected. `make(body, key?, at?)` gives its headers."""
    good = make(body)
    value = good[header]
    name, sig = header, value[len(prefix):] if prefix and value.startswith(prefix) else value
    with_ = lambda **h: {**good, **{k: v for k, v in h.items()}}
    bad = lambda n, h, reason, b=body, **more: cases.case(n, h, b, reason, media=media, **{**kw, **more})
    changed = (body.encode() if isinstance(body, str) else body)
    bad('body-changed', good, 'bad_signature', changed.replace(b'"', b'\'', 1) if b'"' in changed else changed + b'x')
    bad('body-with-newline', good, 'bad_signature', changed + b'\n')
    bad('body-cut', good, 'bad_signature', changed[:-1])
    bad('body-empty', good, 'bad_signature', b'')
    bad('no-signature', {k: v for k, v in good.items() if k != header}, 'missing_header')
    bad('two-signature-headers', {**good, header: [value, value]}, 'repeated_header')
    bad('signature-empty', {**good, header: ''}, 'malformed_signature')
    bad('other-key', make(body, other_key), 'bad_signature')
    if clock:
        bad('stale', good, 'stale', at=AT + datetime.timedelta(seconds=301))
        bad('from-the-future', good, 'from_the_future', at=AT - datetime.timedelta(seconds=301))
        cases.case('at-the-windows-end', good, body, 'body-signed-fresh', media=media, at=AT + datetime.timedelta(seconds=300), **kw)
        cases.case('at-the-windows-start', good, body, 'body-signed-fresh', media=media, at=AT - datetime.timedelta(seconds=300), **kw)
        if clock in good:
            bad('time-moved', {**good, clock: make(body, at=AT + datetime.timedelta(seconds=1))[clock]}, 'bad_signature')
            bad('no-time', {k: v for k, v in good.items() if k != clock}, 'missing_header')
            bad('time-not-a-number', {**good, clock: 'NaN'}, 'malformed_timestamp')
            bad('time-with-sign', {**good, clock: '+' + good[clock]}, 'malformed_timestamp')
            bad('two-times', {**good, clock: [good[clock], good[clock]]}, 'repeated_header')
    if url_signed:
        bad('another-address', good, 'bad_signature', url=URL.replace('acme', 'evil'))
        bad('query-added', good, 'bad_signature', url=(kw.get('url') or URL) + ('&' if '?' in (kw.get('url') or URL) else '?') + 'x=1')
    if method_signed:
        bad('another-method', good, 'bad_signature', method='PUT')
    if id_header:
        bad('another-id', {**good, id_header: 'evt_other'}, 'bad_signature')
        bad('no-id', {k: v for k, v in good.items() if k != id_header}, 'missing_header')
        bad('id-with-dot', {**good, id_header: 'evt.1'}, 'malformed_id')


def simple(name, header, made, encode, prefix='', key=UTF8, other=OTHER, clock=None, unit='s', items=(), bodies=BODIES, settings=None,
           url_signed=False, method_signed=False, grade=None, keyfn=str.encode, **kw):
    """A keyed hash in a header of its own."""
    cases = Cases(name, [key], settings)
    written = {'s': lambda t: str(int(t.timestamp())), 'ms': lambda t: str(int(t.timestamp() * 1000)), 'iso': iso}[unit]

    def make(body, k=key, at=AT):
        raw = body.encode() if isinstance(body, str) else body
        stamp = written(at)
        headers = {header: prefix + encode(made(keyfn(k), stamp, raw))}
        return {clock: stamp, **headers} if clock else headers

    grade = grade or ('body-signed-fresh' if clock else 'body-signed')
    for i, (body, expected, *told) in enumerate(items):
        text = json.dumps(body, separators=(',', ':'), ensure_ascii=False) if not isinstance(body, str) else body
        cases.case(payload(i, told), make(text), text, grade, items=expected, **{**kw, **own(told)})
    for i, body in enumerate(bodies):
        cases.case(f'body-{i + 1}', make(body), body, grade, **kw)
    cases.case('second-key', make(TEXT, other), TEXT, grade, keys=[key, other], **kw)
    spoil(cases, make, header, clock=clock, prefix=prefix, url_signed=url_signed, method_signed=method_signed, other_key=other, **kw)
    good = make(TEXT)[header]
    bad = lambda n, v, r: cases.case(n, {**make(TEXT), header: v}, TEXT, r, **kw)
    bad('signature-cut', good[:-1], 'malformed_signature')
    bad('signature-with-space', good + ' ', 'malformed_signature')
    if encode is b64:
        bad('signature-without-padding', good.rstrip('='), 'malformed_signature')
        bad('signature-loose-bits', good[:-2] + chr(ord(good[-2]) + 1) + '=', 'malformed_signature')
        bad('signature-hex', prefix + base64.b64decode(good[len(prefix):]).hex(), 'malformed_signature' if len(base64.b64decode(good[len(prefix):])) % 2 else 'bad_signature')
    else:
        bad('signature-upper-case', prefix + good[len(prefix):].upper(), 'malformed_signature')
        bad('signature-base64', prefix + b64(bytes.fromhex(good[len(prefix):])), 'malformed_signature')
    if prefix:
        bad('signature-without-prefix', good[len(prefix):], 'malformed_signature')
    bad('signature-of-another-hash', prefix + encode(hashlib.md5(TEXT.encode()).digest()), 'bad_signature')
    cases.write()


hexed = bytes.hex


def attested(outcome, kind, ident, at, ident_of_message=None, **more):
    return {"act": "attested", "outcome": outcome, "record": {"type": kind, "id": ident}, "occurred_at": at, **more,
            **({"id": ident_of_message} if ident_of_message else {})}


def noted(*args, **more):
    return {**attested(*args, **more), "act": "noted"}


def merged(outcome, kind, ident, into, at, ident_of_message=None, **more):
    return {"act": "merged", "outcome": outcome, "record": {"type": kind, "id": ident}, "into": {"record": {"type": kind, "id": into}},
            "occurred_at": at, **more, **({"id": ident_of_message} if ident_of_message else {})}


def retracted(outcome, kind, ident, at, reason, ident_of_message=None, **more):
    return {"act": "retracted", "outcome": outcome, "record": {"type": kind, "id": ident}, "occurred_at": at, "reason": reason,
            **more, **({"id": ident_of_message} if ident_of_message else {})}


IGNORED, REFUSED = {"ignore": True}, {"refuse": True}
NOW = '2026-11-02T10:00:00.000Z'
MS = S * 1000

# --- Standard Webhooks v1 and Svix: signed by their own libraries -------------------------------------------------------


def webhook_family(name, family, key, other, library):
    cases = Cases(name, [key])

    def make(body, k=key, at=AT, ident='msg_1'):
        text = body if isinstance(body, str) else body.decode()
        return {f'{family}-id': ident, f'{family}-timestamp': str(int(at.timestamp())),
                f'{family}-signature': library(k).sign(ident, at, text)}

    for i, body in enumerate(BODIES):
        cases.case(f'body-{i + 1}', make(body), body, 'body-signed-fresh', items=[STATED] if i == 0 else None)
    header = f'{family}-signature'
    both = make(TEXT)[header] + ' ' + make(TEXT, other)[header]
    cases.case('both-keys-signed-new-key-known', {**make(TEXT), header: both}, TEXT, 'body-signed-fresh', keys=[other])
    cases.case('unknown-version-beside', {**make(TEXT), header: 'v9,AAAA ' + make(TEXT)[header]}, TEXT, 'body-signed-fresh')
    cases.case('second-key', make(TEXT, other), TEXT, 'body-signed-fresh', keys=[key, other])
    bare = key.removeprefix('whsec_')
    for shown, text in {'with-the-version': 'v1,' + key, 'without-prefix': bare, 'with-a-line-end': f' {key}\n'}.items():
        cases.case('key-' + shown, make(TEXT), TEXT, 'body-signed-fresh', keys=[text])
    odd = 'whsec_' + b64(b'?>?>?>-a-key-of-31-bytes-in-all')
    for shown, text in {'unpadded': odd.rstrip('='), 'of-the-url-alphabet': odd.replace('+', '-').replace('/', '_')}.items():
        cases.case('key-' + shown, make(TEXT, odd), TEXT, 'body-signed-fresh', keys=[text])
    spoil(cases, make, header, clock=f'{family}-timestamp', prefix='v1,', id_header=f'{family}-id', other_key=other)
    good = make(TEXT)[header]
    bad = lambda n, v, r: cases.case(n, {**make(TEXT), header: v}, TEXT, r)
    bad('only-an-unknown-version', good.replace('v1,', 'v2,'), 'malformed_signature')
    bad('asymmetric-version', good.replace('v1,', 'v1a,'), 'malformed_signature')
    bad('nine-signatures', ' '.join([good] * 9), 'too_many_signatures')
    bad('signature-without-padding', good.rstrip('='), 'malformed_signature')
    bad('comma-joined', good + ',' + good, 'malformed_signature')
    cases.case('other-family', {k.replace(family, 'svix' if family == 'webhook' else 'webhook'): v for k, v in make(TEXT).items()}, TEXT, 'missing_header')
    cases.write()


K1, K2 = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'whsec_ZGVtby1jcm0ta2V5LXR3by0wMTIzNDU2Nzg5YWJjZGVm'
webhook_family('standard-webhooks', 'webhook', K1, K2, standardwebhooks.Webhook)
webhook_family('svix', 'svix', K1, K2, svix.Webhook)

# --- public keys ----------------------------------------------------------------------------------------------------------


def asymmetric(name, header, sign, message, keys, encode, prefix='', clock=None, ident=None, items=(), settings=None, bodies=BODIES,
               grade='body-signed'):
    key, other = keys
    cases = Cases(name, [key[1]], settings)

    def make(body, k=None, at=AT):
        raw = body.encode() if isinstance(body, str) else body
        head = {}
        if ident:
            head[ident] = 'msg_1'
        if clock:
            head[clock] = str(int(at.timestamp()))
        return {**head, header: prefix + encode(sign(k or key[0], message(head, raw)))}

    for i, (body, expected, *told) in enumerate(items):
        text = json.dumps(body, separators=(',', ':'))
        cases.case(payload(i, told), make(text), text, grade, items=expected, **own(told))
    for i, body in enumerate(bodies):
        cases.case(f'body-{i + 1}', make(body), body, grade)
    cases.case('second-key', make(bodies[0], other[0]), bodies[0], grade, keys=[key[1], other[1]])
    bare = key[1].replace('-----BEGIN PUBLIC KEY-----', '').replace('-----END PUBLIC KEY-----', '').replace('\n', '')
    cases.case('key-as-bare-base64', make(bodies[0]), bodies[0], grade, keys=[bare])
    cases.case('key-with-the-wrong-label', make(bodies[0]), bodies[0], grade, keys=[key[1].replace(' PUBLIC', ' RSA PUBLIC')])
    spoil(cases, make, header, body=bodies[0], clock=clock, prefix=prefix, id_header=ident, other_key=other[0])
    good = make(bodies[0])[header]
    bad = lambda n, v, r: cases.case(n, {**make(bodies[0]), header: v}, bodies[0], r)
    bad('signature-cut', good[:-1], 'malformed_signature')
    bad('signature-with-space', good + ' ', 'malformed_signature')
    raw = base64.b64decode(good[len(prefix):])
    bad('signature-one-byte-short', prefix + b64(raw[:-1]), 'bad_signature')
    bad('signature-one-byte-long', prefix + b64(raw + b'\0'), 'bad_signature')
    bad('signature-of-zeros', prefix + b64(bytes(len(raw))), 'bad_signature')
    bad('signature-bit', prefix + b64(bytes([raw[0] ^ 1]) + raw[1:]), 'bad_signature')
    bad('signature-url-alphabet', prefix + base64.urlsafe_b64encode(b'\xfb' * len(raw)).decode(), 'malformed_signature')
    cases.write()


ED, ED2 = private('ed'), private('ed2')
raw_public = lambda k: 'whpk_' + b64(k.public_key().public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw))
asymmetric('standard-webhooks-v1a', 'webhook-signature', lambda k, m: k.sign(m),
           lambda h, b: f"{h['webhook-id']}.{h['webhook-timestamp']}.".encode() + b,
           ((ED, raw_public(ED)), (ED2, raw_public(ED2))), b64, 'v1a,', 'webhook-timestamp', 'webhook-id', grade='body-signed-fresh')
RSA = lambda k, m: k.sign(m, padding.PKCS1v15(), hashes.SHA256())
RSAS = ((private('rsa'), public('rsa')), (private('rsa2'), public('rsa2')))
plain = lambda h, b: b
talk = {"conversation_id": "c-77", "status": "resolved"}
chat = lambda action, data, at: {"actor": {"actor_type": "agent", "actor_id": "a1"}, "action": action, "action_time": at, "data": data}
asymmetric('freshchat', 'X-Freshchat-Signature', RSA, plain, RSAS, b64, items=[
    (chat("conversation_resolution", {"resolve": {"resolver": "agent", "conversation": talk, "interaction_id": "4878-1"}}, "2026-11-02T09:58:00Z"),
     [attested("ticket_resolved", "conversation", "c-77", "2026-11-02T09:58:00Z", "c-77:conversation_resolution:2026-11-02T09:58:00Z",
               conversation="c-77", stated_at="2026-11-02T09:58:00Z", facts={"resolver": "agent", "interaction": "4878-1"})], 'resolved'),
    (chat("conversation_reopen", {"reopen": {"reopener": "user", "conversation": talk}}, "2026-11-02T09:59:00Z"),
     [retracted("ticket_resolved", "conversation", "c-77", "2026-11-02T09:59:00Z", "reopened", "c-77:conversation_reopen:2026-11-02T09:59:00Z",
                conversation="c-77", stated_at="2026-11-02T09:59:00Z")], 'reopened-by-the-customer'),
    (chat("message_create", {"message": {}}, "2026-11-02T09:59:00Z"), [IGNORED], 'message'),
    (chat("conversation_assignment", {"assignment": {}}, "2026-11-02T09:59:00Z"), [IGNORED], 'assigned'),
    (chat("conversation_split", {}, "2026-11-02T09:59:00Z"), [REFUSED], 'unknown-action'),
    (chat("conversation_resolution", {}, "2026-11-02T09:59:00Z"), [REFUSED], 'resolved-without-a-conversation')])
asymmetric('zoho-salesiq', 'x-siqsignature', RSA, plain, RSAS, b64, items=[
    ({"event": "conversation.completed", "event_time": str(MS), "entity": {"id": "4000"}},
     [attested("ticket_resolved", "conversation", "4000", NOW, f"4000:conversation.completed:{MS}", conversation="4000", stated_at=NOW)], 'completed'),
    ({"event": "conversation.completed", "entity": {"id": 4000}},
     [attested("ticket_resolved", "conversation", "4000", iso(AT), "4000:conversation.completed", conversation="4000", occurred_at_receipt=True)], 'completed-without-a-time'),
    ({"event": "conversation.missed", "event_time": str(MS), "entity": {"id": "4000"}}, [IGNORED], 'missed'),
    ({"event": "conversation.visitor.replied", "event_time": str(MS), "entity": {"id": "4000"}}, [IGNORED], 'answered'),
    ({"event": "visitor.created", "event_time": str(MS), "entity": {"id": "4000"}}, [REFUSED], 'unknown-event')])



def gohighlevel():
    """HighLevel signs with Ed25519 and, until 2026, with RSA too; its pages show payloads without time and id."""
    header, (key, other) = 'x-ghl-signature', ((ED, spki(ED)), (ED2, spki(ED2)))
    sign = lambda k, m: k.sign(m)
    body = lambda kind="OpportunityStatusUpdate", **m: {
        "type": kind, "locationId": "loc", "id": "opp-1", "status": "won", "monetaryValue": 1200.5, "timestamp": iso(AT), "webhookId": "wh-1", **m}
    bare = lambda *a, **m: {k: v for k, v in body(*a, **m).items() if k not in ('timestamp', 'webhookId')}
    cases = Cases('gohighlevel', [key[1]], {"currency": "USD"})
    make = lambda b, k=key[0], at=AT: {header: b64(sign(k, b.encode() if isinstance(b, str) else b))}
    value = {"amount": "1200.50", "currency": "USD"}
    ours = ("deal_won", "opportunity", "opp-1", iso(AT))

    def good(name, said, items=None, grade='body-signed-fresh', **kw):
        text = said if isinstance(said, str) else json.dumps(said, ensure_ascii=False)
        cases.case(name, make(text), text, grade, items=items, **kw)

    taken = lambda reason: [retracted(*ours, reason, "wh-1", stated_at=iso(AT))]
    good('won', body(), [attested(*ours, "wh-1", stated_at=iso(AT), value=value)])
    good('won-in-another-spelling', body(status='Won'), [attested(*ours, "wh-1", stated_at=iso(AT), value=value)])
    good('won-without-an-amount', body(monetaryValue=None), [attested(*ours, "wh-1", stated_at=iso(AT))])
    good('made-as-won', body("OpportunityCreate"), [attested(*ours, "wh-1", stated_at=iso(AT), value=value)])
    good('made-as-open', body("OpportunityCreate", status='open'), [IGNORED])
    good('lost', body(status='lost'), taken('lost'))
    good('abandoned', body(status='abandoned'), taken('abandoned'))
    good('open-again', body(status='open'), taken('reopened'))
    good('deleted', body("OpportunityDelete"), taken('deleted'))
    good('amount', body("OpportunityMonetaryValueUpdate"), [noted(*ours, "wh-1", stated_at=iso(AT), value=value)])
    good('edited', body("OpportunityUpdate"), [noted(*ours, "wh-1", stated_at=iso(AT), value=value)])
    good('edited-without-an-amount', body("OpportunityUpdate", monetaryValue=None), [IGNORED])
    good('moved', body("OpportunityStageUpdate"), [IGNORED])
    good('contact', body("ContactCreate"), [IGNORED])
    good('unknown-status', body(status='paused'), [REFUSED])
    good('unknown-event', body("OpportunityTeleported"), [REFUSED])
    good('no-type', {"id": "opp-1"}, [REFUSED], 'body-signed')
    good('unicode', body(note='grüße'))
    good('no-time-in-the-body', bare(), [attested(*ours, "OpportunityStatusUpdate:opp-1:won:1200.5", occurred_at_receipt=True, value=value)], 'body-signed')
    good('no-time-and-an-amount', bare("OpportunityMonetaryValueUpdate"),
         [noted(*ours, "OpportunityMonetaryValueUpdate:opp-1:won:1200.5", occurred_at_receipt=True, stated_at=iso(AT), value=value)], 'body-signed')
    text = json.dumps(body())
    good('retried-after-an-hour', text, grade='body-signed', at=AT + datetime.timedelta(hours=1))
    good('after-four-days', text, grade='stale', at=AT + datetime.timedelta(days=4))
    good('from-the-future', text, grade='from_the_future', at=AT - datetime.timedelta(minutes=6))
    good('time-as-a-number', body(timestamp=MS), grade='malformed_timestamp')
    good('time-as-null', body(timestamp=None), [attested(*ours, "wh-1", occurred_at_receipt=True, value=value)], 'body-signed')
    good('no-json', 'won', grade='malformed_timestamp')
    rsa = lambda k=RSAS[0][0]: {'x-wh-signature': b64(RSA(k, text.encode()))}
    case = lambda name, headers, expect, **kw: cases.case(name, headers, text, expect, **kw)
    case('older-signature', rsa(), 'body-signed-fresh', keys=[RSAS[0][1]])
    case('older-signature-by-another-key', rsa(RSAS[1][0]), 'bad_signature', keys=[RSAS[0][1]])
    case('older-signature-and-only-the-new-key', rsa(), 'missing_header')
    case('new-signature-and-only-the-older-key', make(text), 'missing_header', keys=[RSAS[0][1]])
    case('both-signatures', {**make(text), **rsa()}, 'body-signed-fresh')
    case('both-signatures-and-only-the-older-key', {**make(text), **rsa()}, 'body-signed-fresh', keys=[RSAS[0][1]])
    case('both-keys-and-the-older-signature', rsa(), 'body-signed-fresh', keys=[key[1], RSAS[0][1]])
    case('both-keys-and-neither-signature', {}, 'missing_header', keys=[key[1], RSAS[0][1]])
    case('both-keys-and-a-signature-by-neither', make(text, other[0]), 'bad_signature', keys=[key[1], RSAS[0][1]])
    case('signatures-exchanged', {header: rsa()['x-wh-signature'], 'x-wh-signature': make(text)[header]}, 'bad_signature', keys=[key[1], RSAS[0][1]])
    spoil(cases, make, header, body=text, other_key=other[0])
    cases.write()


spki = lambda k: k.public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo).decode()
gohighlevel()

# --- HubSpot --------------------------------------------------------------------------------------------------------------
event = lambda **m: {"eventId": 100, "subscriptionId": 5, "portalId": 62515, "appId": 9, "occurredAt": MS - 60000, "attemptNumber": 0,
                     "subscriptionType": "deal.propertyChange", "objectId": 123, "propertyName": "dealstage", "propertyValue": "closedwon",
                     "changeSource": "CRM_UI", **m}
BEFORE = '2026-11-02T09:59:00.000Z'
facts = lambda p, v: {"property": p, "value": v, "change_source": "CRM_UI"}
ident = lambda n, record, word, at=MS - 60000: f"62515-5-{n}-{record}-{at}-{word}"
hub = lambda make, n, kind, record, word, *more, **m: make("ticket_resolved" if kind == "ticket" else "deal_won", kind, str(record), *more, BEFORE,
                                                           ident_of_message=ident(n, record, word), stated_at=BEFORE, **m)
gone = lambda n, kind, record, word, reason, **m: retracted("ticket_resolved" if kind == "ticket" else "deal_won", kind, str(record), BEFORE, reason,
                                                            ident(n, record, word), stated_at=BEFORE, **m)
WON = hub(attested, 100, "deal", 123, "closedwon", facts=facts("dealstage", "closedwon"))
ticket = lambda n, value: event(eventId=n, subscriptionType="ticket.propertyChange", propertyName="hs_pipeline_stage", propertyValue=value, objectId=9)
bare = lambda kind, **m: {k: v for k, v in event(subscriptionType=kind, **m).items() if k not in ("propertyName", "propertyValue")}
union = dict(primaryObjectId=123, mergedObjectIds=[124], newObjectId=777, numberOfPropertiesMoved=7)
HUB = [
    ([event()], [WON]),
    ([event(), event(eventId=101, propertyValue="appointmentscheduled"), event(eventId=102, propertyValue="closedlost", objectId=124),
      ticket(103, "4"), ticket(104, "1"), bare("contact.creation", eventId=105)],
     [WON, gone(101, "deal", 123, "appointmentscheduled", "reopened", facts=facts("dealstage", "appointmentscheduled")),
      gone(102, "deal", 124, "closedlost", "lost", facts=facts("dealstage", "closedlost")),
      hub(attested, 103, "ticket", 9, "4", facts=facts("hs_pipeline_stage", "4")),
      gone(104, "ticket", 9, "1", "reopened", facts=facts("hs_pipeline_stage", "1")), IGNORED]),
    ([event(attemptNumber=3)], [WON], 'sent-again'),
    ([event(), event(objectId=124), event(occurredAt=MS - 60001)],
     [WON, {**hub(attested, 100, "deal", 124, "closedwon", facts=facts("dealstage", "closedwon"))},
      {**attested("deal_won", "deal", "123", "2026-11-02T09:58:59.999Z", ident(100, 123, "closedwon", MS - 60001), stated_at="2026-11-02T09:58:59.999Z",
                  facts=facts("dealstage", "closedwon"))}], 'one-event-id-for-three'),
    ([event(subscriptionType="object.propertyChange", objectTypeId="0-3")], [WON], 'generic-subscription'),
    ([event(propertyValue="123456")], [hub(attested, 100, "deal", 123, "123456", facts=facts("dealstage", "123456"))], 'another-stage-of-won',
     {"won": "closedwon, 123456"}),
    ([bare("deal.merge", **union)], [hub(merged, 100, "deal", i, "merged", "777") for i in (123, 124)], 'merge'),
    ([bare("object.merge", objectTypeId="0-5", **union)], [hub(merged, 100, "ticket", i, "merged", "777") for i in (123, 124)], 'merge-of-tickets'),
    ([bare("deal.merge", **{**union, "newObjectId": None})], [hub(merged, 100, "deal", 124, "merged", "123")], 'merge-into-the-first'),
    ([bare("deal.merge")], [REFUSED], 'merge-without-ids'),
    ([bare("contact.merge", **union)], [IGNORED], 'merge-of-contacts'),
    ([bare("deal.deletion"), bare("object.deletion", objectTypeId="0-5")],
     [gone(100, "deal", 123, "deleted", "deleted"), gone(100, "ticket", 123, "deleted", "deleted")], 'deleted'),
    ([bare("contact.privacyDeletion"), bare("company.deletion")], [IGNORED, IGNORED], 'deleted-and-nothing-hangs-on-it'),
    ([bare("deal.restore"), bare("contact.restore")], [REFUSED, IGNORED], 'restored'),
    ([bare("deal.associationChange"), event(propertyName="hubspot_owner_id", propertyValue="5"), bare("conversation.newMessage")],
     [IGNORED, IGNORED, IGNORED], 'passed-over'),
    ([event(propertyValue=None), event(propertyValue="")], [REFUSED, REFUSED], 'stage-without-a-value'),
    ([event(subscriptionType="deal.teleported"), event()], [REFUSED, WON], 'unknown-event-beside-a-known-one'),
    ([event(subscriptionType="object.propertyChange")], [REFUSED], 'generic-without-a-type'),
    ({"objectId": 5, "properties": {}}, [REFUSED], 'payload-of-a-workflow'),
    ([event(propertyName="amount", propertyValue="10.125")],
     [hub(noted, 100, "deal", 123, "10.125", value={"amount": "10.125", "currency": "KWD"})], 'amount-exactly', {"currency": "KWD"}),
    ([event(propertyName="amount", propertyValue="")], [IGNORED], 'amount-cleared', {"currency": "EUR"}),
    ([event(subscriptionType="contact.propertyChange", propertyName="plan", propertyValue="gold"),
      event(subscriptionType="object.propertyChange", objectTypeId="0-1", propertyName="plan", propertyValue="free"), bare("contact.deletion")],
     [attested("upgraded", "contact", "123", BEFORE, ident(100, 123, "gold"), stated_at=BEFORE, facts=facts("plan", "gold")),
      retracted("upgraded", "contact", "123", BEFORE, "changed", ident(100, 123, "free"), stated_at=BEFORE, facts=facts("plan", "free")),
      retracted("upgraded", "contact", "123", BEFORE, "deleted", ident(100, 123, "deleted"), stated_at=BEFORE)], 'property-of-another-object',
     {"property_subscription": "contact.propertyChange", "property": "plan", "property_value": "gold", "property_outcome": "upgraded"})]
TWELVE = {'%3A': ':', '%2F': '/', '%3F': '?', '%40': '@', '%21': '!', '%24': '$', '%27': "'", '%28': '(', '%29': ')', '%2A': '*', '%2C': ',', '%3B': ';'}


def hubspot_uri(url):
    out, i = '', 0
    while i < len(url):
        triple = url[i:i + 3].upper()
        out += TWELVE.get(triple, url[i]) if triple in TWELVE else url[i]
        i += 3 if triple in TWELVE else 1
    return out


def hubspot_v3(url=URL):
    return lambda key, stamp, raw: mac('sha256', key, 'POST', hubspot_uri(url), raw, stamp)


def hubspot():
    simple('hubspot-v3', 'X-HubSpot-Signature-v3', hubspot_v3(), b64, clock='X-HubSpot-Request-Timestamp', unit='ms', items=HUB,
           url_signed=True, method_signed=True)
    lines = [json.loads(l) for l in open(OUT / 'hubspot-v3.ndjson')]
    cases = Cases('hubspot-v3', [UTF8])
    cases.lines = lines
    head = lambda url, sign=None: {'X-HubSpot-Request-Timestamp': str(MS),
                                   'X-HubSpot-Signature-v3': b64(sign or hubspot_v3(url)(UTF8.encode(), str(MS), TEXT.encode()))}
    for name, query in {'twelve-escapes': '?u=' + ''.join(TWELVE), 'lower-case-escapes': '?u=%3a%2f', 'escapes-that-stay': '?a=%20b%26c%3Dd%25',
                        'never-decoded-twice': '?a=%253A', 'plain-query': '?b=2&a=1'}.items():
        cases.case(name, head(URL + query), TEXT, 'body-signed-fresh', url=URL + query)
    # The vendor's own SDKs sign the URL without decoding it; its documents say to decode it.
    query = URL + '?u=https%3A%2F%2Fx'
    undecoded = mac('sha256', UTF8.encode(), 'POST', query, TEXT, str(MS))
    cases.case('query-not-decoded-as-the-sdks-do', head(query, undecoded), TEXT, 'bad_signature', url=query)
    cases.case('query-in-another-order', head(URL + '?b=2&a=1'), TEXT, 'bad_signature', url=URL + '?a=1&b=2')
    cases.case('seconds-for-milliseconds', {**head(URL), 'X-HubSpot-Request-Timestamp': str(S),
               'X-HubSpot-Signature-v3': b64(mac('sha256', UTF8.encode(), 'POST', URL, TEXT, str(S)))}, TEXT, 'stale')
    amount = json.dumps([event(eventId=106, propertyName="amount", propertyValue="1200.5")])
    told = hub(noted, 106, "deal", 123, "1200.5", value={"amount": "1200.50", "currency": "EUR"})
    signed = {**head(URL), 'X-HubSpot-Signature-v3': b64(hubspot_v3()(UTF8.encode(), str(MS), amount.encode()))}
    cases.case('amount-where-a-currency-is-set', signed, amount, 'body-signed-fresh', settings={"currency": "EUR"}, items=[told])
    cases.case('amount-where-none-is-set', signed, amount, 'body-signed-fresh', items=[IGNORED])
    cases.case('only-a-v1-signature', {'X-HubSpot-Signature': hashlib.sha256((UTF8 + TEXT).encode()).hexdigest(),
                                       'X-HubSpot-Signature-Version': 'v1'}, TEXT, 'missing_header')
    cases.write()
    simple('hubspot-v2', 'X-HubSpot-Signature', lambda k, s, b: hashlib.sha256(k + b'POST' + URL.encode() + b).digest(), hexed, items=HUB,
           url_signed=True, method_signed=True)
    simple('hubspot-v1', 'X-HubSpot-Signature', lambda k, s, b: hashlib.sha256(k + b).digest(), hexed, items=HUB)
    for name, start in {'hubspot-v1': UTF8, 'hubspot-v2': UTF8 + 'POST' + URL}.items():
        cases = Cases(name, [UTF8])
        cases.lines = [json.loads(l) for l in open(OUT / f'{name}.ndjson')]
        signed = hashlib.sha256((start + TEXT).encode())
        tail, digest = continued(signed.digest(), len((start + TEXT).encode()), b'{"x":1}')
        cases.case('longer-by-a-stranger', {'X-HubSpot-Signature': digest.hex()}, TEXT.encode() + tail, 'malformed_body')
        head = lambda body, url=URL: {'X-HubSpot-Signature': hashlib.sha256((start.replace(URL, url) + body).encode()).hexdigest()}
        for what, body in {'not-json': TEXT[:-1], 'json-twice': TEXT + TEXT, 'json-text': '"a"', 'name-twice': '{"a":1,"a":2}', 'no-body': ''}.items():
            cases.case(what, head(body), body, 'malformed_body')
        if name == 'hubspot-v2':
            moved = URL + '?a=1' + TEXT[:20]
            cases.case('body-moved-into-the-address', head(TEXT, URL + '?a=1'), TEXT[20:], 'bad_signature', url=moved)
            cases.case('address-moved-into-the-body', head(TEXT, URL + '?a=1'), '1' + TEXT, 'malformed_body', url=URL + '?a=')
        cases.write()


def continued(digest, length, more):
    """What a stranger adds to a text whose plain SHA-256 he has seen, and the hash of the longer text (length extension)."""
    pad = lambda n: b'\x80' + bytes((55 - n) % 64) + (n * 8).to_bytes(8, 'big')
    primes = [n for n in range(2, 312) if all(n % d for d in range(2, n))]
    fraction = lambda n: int(n ** (1 / 3) % 1 * 2 ** 32)
    rotate = lambda x, n: (x >> n | x << 32 - n) & 0xffffffff
    state, data = [int.from_bytes(digest[i:i + 4], 'big') for i in range(0, 32, 4)], more + pad(length + len(pad(length)) + len(more))
    for at in range(0, len(data), 64):
        w = [int.from_bytes(data[i:i + 4], 'big') for i in range(at, at + 64, 4)]
        for i in range(16, 64):
            s0 = rotate(w[i - 15], 7) ^ rotate(w[i - 15], 18) ^ w[i - 15] >> 3
            s1 = rotate(w[i - 2], 17) ^ rotate(w[i - 2], 19) ^ w[i - 2] >> 10
            w.append(w[i - 16] + s0 + w[i - 7] + s1 & 0xffffffff)
        a, b, c, d, e, f, g, h = state
        for i in range(64):
            t1 = h + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + (e & f ^ ~e & g) + fraction(primes[i]) + w[i]
            t2 = (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + (a & b ^ a & c ^ b & c)
            a, b, c, d, e, f, g, h = t1 + t2 & 0xffffffff, a, b, c, d + t1 & 0xffffffff, e, f, g
        state = [x + y & 0xffffffff for x, y in zip(state, (a, b, c, d, e, f, g, h))]
    return pad(length) + more, b''.join(x.to_bytes(4, 'big') for x in state)


hubspot()

# --- keyed hashes ---------------------------------------------------------------------------------------------------------
body_only = lambda alg: lambda k, s, b: mac(alg, k, b)
zen = lambda now, was, kind="ticket.status_changed", detail=None, **e: {
    "type": "zen:event-type:" + kind, "id": "01Z", "time": ZAT, "subject": "zen:ticket:35", "account_id": 1,
    "detail": {"id": "35", "status": now, "tags": [], **(detail or {})}, "event": {**({"current": now, "previous": was} if was else {}), **e}}
ZAT = "2026-11-02T09:59:00Z"
moved = lambda now, was: {"status": now, "previous_status": was}
solved = lambda now, was: [attested("ticket_resolved", "ticket", "35", ZAT, "01Z", stated_at=ZAT, facts=moved(now, was))]
undone = lambda reason, **m: [retracted("ticket_resolved", "ticket", "35", ZAT, reason, "01Z", stated_at=ZAT, **m)]
simple('zendesk', 'X-Zendesk-Webhook-Signature', lambda k, s, b: mac('sha256', k, s, b), b64, clock='X-Zendesk-Webhook-Signature-Timestamp', unit='iso', items=[
    (STATED, [STATED]),
    (zen("SOLVED", "OPEN"), solved("SOLVED", "OPEN")),
    (zen("OPEN", "SOLVED"), undone("reopened", facts=moved("OPEN", "SOLVED"))),
    (zen("CLOSED", "SOLVED"), [IGNORED]),
    (zen("solved", "open"), solved("SOLVED", "OPEN"), 'small-letters'),
    (zen("CLOSED", "PENDING"), solved("CLOSED", "PENDING"), 'closed-at-once'),
    (zen("PENDING", "OPEN"), [IGNORED], 'pending'),
    (zen("ARCHIVED", "CLOSED"), [IGNORED], 'archived'),
    (zen("SCRUBBED", "DELETED"), [IGNORED], 'scrubbed'),
    (zen("CLOSED", "OPEN", detail={"tags": ["vip", "closed_by_merge"]}), undone("merged", facts=moved("CLOSED", "OPEN")), 'closed-by-a-merge'),
    (zen("CLOSED", None, "ticket.merged", target_ticket_id="77"), [merged("ticket_resolved", "ticket", "35", "77", ZAT, "01Z", stated_at=ZAT)], 'merged'),
    (zen("CLOSED", None, "ticket.merged"), undone("merged"), 'merged-into-nobody-knows-what'),
    (zen("DELETED", "SOLVED"), undone("deleted", facts=moved("DELETED", "SOLVED")), 'deleted'),
    (zen("DELETED", None, "ticket.soft_deleted"), undone("deleted"), 'soft-deleted'),
    (zen("DELETED", None, "ticket.permanently_deleted"), undone("deleted"), 'permanently-deleted'),
    (zen("OPEN", None, "ticket.marked_as_spam"), undone("spam"), 'spam'),
    (zen("SOLVED", None, "ticket.undeleted"), [{**attested("ticket_resolved", "ticket", "35", ZAT, "01Z", stated_at=ZAT), "reason": "restored"}], 'undeleted-as-solved'),
    (zen("OPEN", None, "ticket.undeleted"), [IGNORED], 'undeleted-as-open'),
    (zen("SOLVED", "DELETED"), solved("SOLVED", "DELETED"), 'solved-after-a-deletion'),
    (zen("OPEN", None, "ticket.comment_added"), [IGNORED], 'comment'),
    (zen("OPEN", None, "user.created"), [IGNORED], 'user'),
    (zen("OPEN", None, "ticket.teleported"), [REFUSED], 'unknown-event'),
    (zen(None, None), [REFUSED], 'no-status'),
    ({"ticket": 35}, [REFUSED], 'neither-event-nor-attestation')])
inter = lambda topic, at=S, **item: {"type": "notification_event", "id": "notif_1", "topic": topic, "created_at": at, "app_id": "a", "delivery_attempts": 1,
                                     "data": {"item": {"type": "conversation", "id": "77", **item}}}
part = lambda by: {"conversation_parts": {"conversation_parts": [{"part_type": "close", "author": {"type": by, "id": "1"}}]}}
talks = lambda make, *more, kind="conversation", **m: [make("ticket_resolved", kind, "77", NOW, *more, "notif_1", conversation="77", stated_at=NOW, **m)]
simple('intercom', 'X-Hub-Signature', body_only('sha1'), hexed, prefix='sha1=', items=[
    (inter("conversation.admin.closed"), talks(attested)),
    (inter("conversation.admin.opened"), talks(retracted, "reopened")),
    (inter("contact.created"), [IGNORED]),
    (inter("conversation.admin.closed", **part("bot")), talks(attested, facts={"by": "bot"}), 'closed-by-a-bot'),
    (inter("conversation.user.replied", state="open", **part("user")), talks(retracted, "reopened by the customer", facts={"by": "user"}), 'customer-answers'),
    (inter("conversation.user.replied", state="closed"), [IGNORED], 'customer-answers-and-it-stays-closed'),
    (inter("conversation.deleted", id=None, conversation_id="77"), talks(retracted, "deleted"), 'deleted'),
    (inter("ticket.resolved", type="ticket"), talks(attested, kind="ticket"), 'ticket-resolved'),
    (inter("ticket.closed", type="ticket"), talks(attested, kind="ticket"), 'ticket-closed'),
    (inter("ticket.state.updated", ticket_state="resolved"), talks(attested, kind="ticket"), 'ticket-state-as-a-text'),
    (inter("ticket.state.updated", ticket_state={"id": "5", "category": "resolved"}), talks(attested, kind="ticket"), 'ticket-state-as-an-object'),
    (inter("ticket.state.updated", ticket_state="in_progress"), talks(retracted, "reopened", kind="ticket"), 'ticket-open-again'),
    (inter("ticket.state.updated", ticket_state="frozen"), [REFUSED], 'ticket-state-unknown'),
    (inter("conversation.operator.replied"), [IGNORED], 'bot-answers'),
    (inter("conversation.admin.snoozed"), [IGNORED], 'snoozed'),
    (inter("ping"), [IGNORED], 'ping'),
    (inter("conversation.teleported"), [REFUSED], 'unknown-topic'),
    ({"id": "x"}, [REFUSED], 'no-topic'),
    ({**inter("conversation.admin.closed"), "id": None}, [{**talks(attested)[0], "id": f"conversation.admin.closed:77:{S}"}], 'no-id')])
front = lambda t, status="archived", **m: {"id": "evt_1", "type": t, "emitted_at": S - 0.5, "conversation": {"id": "cnv_1", "status": status},
                                           "source": {"_meta": {"type": "teammate"}}, **m}
HALF = '2026-11-02T09:59:59.500Z'
BY = {"by": "teammate"}
cnv = lambda make, *more, **m: [make("ticket_resolved", "conversation", "cnv_1", HALF, *more, "evt_1", conversation="cnv_1", stated_at=HALF, facts=BY, **m)]
united = [merged("ticket_resolved", "conversation", i, "cnv_1", HALF, f"evt_1:{i}", stated_at=HALF, facts=BY) for i in ("cnv_2", "cnv_3")]
FRONT = [(front("archive"), cnv(attested)),
         (front("reopen"), cnv(retracted, "reopened")),
         (front("comment"), [IGNORED]),
         (front("reminder"), cnv(retracted, "reopened"), 'reminder'),
         (front("inbound", "unassigned"), cnv(retracted, "reopened by the customer"), 'customer-writes'),
         (front("inbound", "archived"), [IGNORED], 'customer-writes-and-it-stays-archived'),
         (front("trash", "deleted"), cnv(retracted, "deleted"), 'trash'),
         (front("restore", "archived"), [{**cnv(attested)[0], "reason": "restored"}], 'restored-as-archived'),
         (front("restore", "unassigned"), [IGNORED], 'restored-as-open'),
         (front("conversations_merged", target={"_meta": {"type": "deleted_conversation_ids"}, "data": ["cnv_2", "cnv_3"]}), united, 'merged'),
         (front("conversations_merged", target={"data": [{"id": "cnv_2"}, {"id": "cnv_3"}]}), united, 'merged-by-objects'),
         (front("conversations_merged"), [REFUSED], 'merged-without-ids'),
         (front("teleport"), [REFUSED], 'unknown-event')]
simple('front-app', 'X-Front-Signature', lambda k, s, b: mac('sha256', k, s, ':', b), b64, clock='X-Front-Request-Timestamp', unit='ms',
       items=[({"type": b["type"], "authorization": {"id": "cmp_1"}, "payload": b}, *i) for b, *i in FRONT] + [
           ({"type": "conversation_archived", "authorization": {"id": "cmp_1"}, "payload": {k: v for k, v in front("archive").items() if k != "type"}},
            cnv(attested), 'only-the-outer-type'),
           ({"type": "sync", "authorization": {"id": "cmp_1"}}, [IGNORED], 'sync-without-a-challenge')])
simple('front-rule', 'X-Front-Signature', body_only('sha1'), b64, items=FRONT + [({"id": "evt_1"}, [REFUSED], 'no-type')])
STAMP, EV = "2026-11-02T09:59:00Z", "ev_1:2026-11-02T09:59:00Z"
def closed(action="updated", previous={"status_type": "active"}, kind="opportunity", ident="oppo_1", **d):
    """The payload of Close's page "Webhooks", shortened: an event's own times have no offset."""
    return {"event": {"id": "ev_1", "object_type": kind, "object_id": ident, "action": action, "date_created": "2026-11-02T09:58:00.000000",
                      "date_updated": "2026-11-02T09:59:00.000000", "previous_data": previous,
                      "data": {"id": ident, "status_type": "won", "value": 120050, "value_currency": "USD", "value_period": "one_time",
                               "date_updated": "2026-11-02T09:59:00.000000+00:00", **d}}, "subscription_id": "whsub_1"}
USD = {"amount": "1200.50", "currency": "USD"}
won = lambda period="one_time", **m: attested("deal_won", "opportunity", "oppo_1", STAMP, EV, **{"stated_at": STAMP, "value": USD, "facts": {"value_period": period}, **m})
unwon = lambda reason: retracted("deal_won", "opportunity", "oppo_1", STAMP, reason, EV, stated_at=STAMP)
simple('close', 'close-sig-hash', lambda k, s, b: mac('sha256', k, s, b), hexed, clock='close-sig-timestamp', key='5a' * 32, other='a5' * 32, keyfn=bytes.fromhex, items=[
    (closed(), [won()], 'won'),
    (closed("created", {}), [won()], 'created-as-won'),
    (closed(value_period="monthly"), [won("monthly")], 'won-by-the-month'),
    (closed(value_period="annual", annualized_value=1440600), [won("annual", value={"amount": "14406.00", "currency": "USD"})], 'value-of-the-year', {"value_field": "annualized_value"}),
    (closed(value=None), [{k: v for k, v in won().items() if k != "value"}], 'won-without-a-value'),
    ({"event": {k: v for k, v in closed()["event"].items() if k != "previous_data"}}, [won()], 'won-without-what-was-before'),
    (closed(previous={"note": "x"}), [IGNORED], 'won-and-edited'),
    (closed(previous={"lead_id": "lead_1"}), [IGNORED], 'leads-merged'),
    (closed(previous={"value": 100000}), [{**won(), "act": "noted"}], 'won-and-another-amount'),
    (closed(status_type="lost"), [unwon("lost")], 'lost'),
    (closed(previous={"status_type": "won"}, status_type="active"), [unwon("active")], 'open-again'),
    (closed(previous={"status_type": "lost"}), [won()], 'won-again'),
    (closed(previous={"note": "x"}, status_type="lost"), [IGNORED], 'lost-and-edited'),
    (closed(status_type="active", previous={"value": 5}), [IGNORED], 'open-and-edited'),
    (closed("deleted", {}), [unwon("deleted")], 'deleted'),
    ({"event": {**closed()["event"], "action": "deleted", "data": {}}}, [unwon("deleted")], 'deleted-without-data'),
    (closed(kind="activity.email"), [IGNORED], 'an-activity'), (closed(kind="lead"), [IGNORED], 'a-lead'),
    (closed("merged"), [REFUSED], 'unknown-action'), (closed(kind="invoice"), [REFUSED], 'unknown-object'), (closed(status_type="paused"), [REFUSED], 'unknown-status')])
attio = lambda t, parent=True, **m: {"webhook_id": "w1", "events": [{
    "event_type": t, "id": {"workspace_id": "ws", "list_id": "l", "entry_id": "en1", "attribute_id": "at1"},
    **({"parent_object_id": "o1", "parent_record_id": "r1"} if parent else {}), "actor": {"type": "workspace-member"}, **m}]}
of_record = lambda t, **m: {"webhook_id": "w1", "events": [{"event_type": t, "id": {"workspace_id": "ws", "object_id": "o1", "record_id": "r1"}, **m}]}
SET_ATTIO = {"outcome": "deal_won", "event_type": "list-entry.updated"}
RECORDS = {**SET_ATTIO, "event_type": "record.updated", "retract_type": "record.merged"}
WEB, PARENT = {"webhook": "w1"}, {"webhook": "w1", "parent_record": "r1", "parent_object": "o1"}
now_at = dict(occurred_at_receipt=True)
simple('attio', 'Attio-Signature', body_only('sha256'), hexed, settings=SET_ATTIO, items=[
    (attio("list-entry.updated", False), [attested("deal_won", "entry", "en1", iso(AT), "list-entry.updated:en1:at1", facts=WEB, **now_at)]),
    (attio("list-entry.deleted"), [retracted("deal_won", "entry", "en1", iso(AT), "deleted", "list-entry.deleted:en1:at1", facts=PARENT, **now_at)]),
    (attio("note.created"), [IGNORED]),
    (attio("list-entry.updated"), [attested("deal_won", "entry", "en1", iso(AT), "list-entry.updated:en1:at1", facts=PARENT, **now_at)], 'entry-with-its-parent'),
    (attio("list-entry.updated"), [attested("deal_won", "record", "r1", iso(AT), "list-entry.updated:en1:at1", facts=PARENT, **now_at)], 'counted-by-the-parent',
     {**SET_ATTIO, "record": "parent"}),
    (attio("list-entry.created"), [retracted("deal_won", "entry", "en1", iso(AT), "list-entry.created", "list-entry.created:en1:at1", facts=PARENT, **now_at)],
     'retract-type', {**SET_ATTIO, "retract_type": "list-entry.created"}),
    (of_record("record.updated"), [attested("deal_won", "record", "r1", iso(AT), "record.updated:r1", facts=WEB, **now_at)], 'record', RECORDS),
    (of_record("record.deleted"), [retracted("deal_won", "record", "r1", iso(AT), "deleted", "record.deleted:r1", facts=WEB, **now_at)], 'record-deleted', RECORDS),
    (of_record("record.merged", duplicate_object_id="o1", duplicate_record_id="r0"),
     [merged("deal_won", "record", "r0", "r1", iso(AT), "record.merged:r0", stated_at=iso(AT), facts=WEB, **now_at)], 'records-merged', RECORDS),
    (of_record("record.merged"), [REFUSED], 'merged-without-the-other', RECORDS),
    (of_record("record.merged", duplicate_record_id="r0"), [IGNORED], 'records-merged-where-entries-count'),
    (of_record("record.teleported"), [IGNORED], 'another-event-of-records'),
    (of_record("teleport.done"), [REFUSED], 'unknown-event'),
    ({"webhook_id": "w1"}, [REFUSED], 'no-events')])


def attio_headers():
    """Attio-Signature replaces X-Attio-Signature; both come for a while."""
    cases = Cases('attio', [UTF8], SET_ATTIO)
    cases.lines = [json.loads(line) for line in open(OUT / 'attio.ndjson')]
    sign = lambda key=UTF8: mac('sha256', key.encode(), TEXT).hex()
    case = lambda name, headers, expect: cases.case(name, headers, TEXT, expect)
    case('older-header', {'X-Attio-Signature': sign()}, 'body-signed')
    case('both-headers', {'Attio-Signature': sign(), 'X-Attio-Signature': sign()}, 'body-signed')
    case('both-headers-differ', {'Attio-Signature': sign(), 'X-Attio-Signature': sign(OTHER)}, 'repeated_header')
    case('older-header-twice', {'X-Attio-Signature': [sign(), sign()]}, 'repeated_header')
    case('older-header-by-another-key', {'X-Attio-Signature': sign(OTHER)}, 'bad_signature')
    cases.write()


attio_headers()
AT_CLOSED, AT_EDIT = "2026-11-02T09:59:00Z", "2026-11-02T09:59:30Z"
issue = lambda action, changes=None, **m: {"action": action, "issue": {"id": 2291034127, "number": 7, "state": "closed", "state_reason": "completed", "closed_at": AT_CLOSED, "updated_at": AT_EDIT, **m},
                                           "repository": {"id": 778812345, "full_name": "acme/app"}, **({"changes": changes} if changes else {})}
fixed = lambda action="closed": attested("issue_resolved", "issue", "2291034127", AT_CLOSED, f"2291034127:{action}:{AT_CLOSED}", stated_at=AT_CLOSED, facts={"repository": "acme/app", "number": 7})
unfixed = lambda action, reason=None: retracted("issue_resolved", "issue", "2291034127", AT_EDIT, reason or action, f"2291034127:{action}:{AT_EDIT}", stated_at=AT_EDIT)
form = lambda body: urllib.parse.urlencode({"payload": json.dumps(body, separators=(',', ':'))})
simple('github', 'X-Hub-Signature-256', body_only('sha256'), hexed, prefix='sha256=', items=[
    (issue("closed"), [fixed()], 'closed'),
    (form(issue("closed", title="It whistles & \u00fc")), [fixed()], 'closed-in-a-form'),
    (issue("closed", state_reason=None), [fixed()], 'closed-without-a-reason'),
    (issue("closed", state_reason="not_planned"), [IGNORED], 'closed-as-not-planned'),
    (issue("closed", state_reason="duplicate"), [IGNORED], 'closed-as-duplicate'),
    (issue("reopened", state="open", state_reason="reopened", closed_at=None), [unfixed("reopened")], 'reopened'),
    ({**issue("reopened", state="open", state_reason="reopened", closed_at=None), "repository": {"id": 778812345, "full_name": "acme/renamed"}}, [unfixed("reopened")], 'reopened-after-a-rename'),
    (issue("deleted"), [unfixed("deleted")], 'deleted'),
    (issue("transferred", {"new_issue": {"id": 2299999999}, "new_repository": {"full_name": "acme/other"}}),
     [merged("issue_resolved", "issue", "2291034127", "2299999999", AT_EDIT, f"2291034127:transferred:{AT_EDIT}", stated_at=AT_EDIT)], 'transferred'),
    (issue("opened", {"old_issue": {"id": 5}, "old_repository": {}}), [fixed("opened")], 'arrived-closed'),
    (issue("opened", state="open", state_reason=None, closed_at=None), [IGNORED], 'opened'),
    (issue("labeled"), [IGNORED], 'labelled'), ({"zen": "Keep it simple.", "hook_id": 1, "hook": {}}, [IGNORED], 'ping'),
    ({**issue("created"), "comment": {"id": 1}}, [IGNORED], 'commented'),
    (issue("superseded"), [REFUSED], 'unknown-action'), ({"action": "opened", "pull_request": {"id": 1}}, [REFUSED], 'a-pull-request')])
order = lambda **m: {"id": 820982911946154508, "email": "ada@example.com", "processed_at": "2026-11-02T10:55:00+01:00", "updated_at": "2026-11-02T10:59:00+01:00", "test": False,
                     "cancelled_at": None, "cancel_reason": None, "financial_status": "paid", "currency": "EUR", "total_price": "199.00", "current_total_price": "199.00", **m}
ADA = {"format": "email", "email": "ada@example.com"}
AT_ORDER = "2026-11-02T10:59:00+01:00"
bought = lambda status="paid", total="199.00", **m: attested("sale", "order", "820982911946154508", "2026-11-02T10:55:00+01:00", f"820982911946154508:{status}:{AT_ORDER}:{total}",
                                                             **{"stated_at": AT_ORDER, "subject": ADA, "value": {"amount": total, "currency": "EUR"}, **m})
unbought = lambda reason, status="paid": retracted("sale", "order", "820982911946154508", AT_ORDER, reason, f"820982911946154508:{status}:{AT_ORDER}:199.00", stated_at=AT_ORDER, subject=ADA)
simple('shopify', 'X-Shopify-Hmac-SHA256', body_only('sha256'), b64, items=[
    (order(), [bought()], 'paid'),
    (order(current_total_price="149.00"), [bought(total="149.00")], 'edited'),
    (order(current_total_price="0.00"), [bought(total="0.00")], 'for-nothing'),
    (order(currency="JPY", current_total_price="500"), [bought(total="500", value={"amount": "500", "currency": "JPY"})], 'in-yen'),
    (order(email=None), [{k: v for k, v in bought().items() if k != "subject"}], 'without-an-email'),
    (order(financial_status="partially_refunded", current_total_price="99.00"), [{**bought("partially_refunded", "99.00"), "act": "restated", "reason": "refunded in part"}], 'refunded-in-part'),
    (order(financial_status="partially_refunded", refunds=[{"id": 1, "transactions": [
        {"kind": "refund", "status": "success", "amount": "19.99", "currency": "EUR"}, {"kind": "refund", "status": "failure", "amount": "50.00", "currency": "EUR"}]},
        {"id": 2, "transactions": [{"kind": "refund", "status": "success", "amount": "9.11", "currency": "EUR"}]}]),
     [{**bought("partially_refunded", "169.9"), "act": "restated", "reason": "refunded in part", "value": {"amount": "169.90", "currency": "EUR"}}], 'money-back-without-an-item'),
    (order(financial_status="refunded"), [unbought("refunded", "refunded")], 'refunded'),
    (order(financial_status="voided"), [unbought("voided", "voided")], 'voided'),
    (order(cancelled_at=AT_ORDER, cancel_reason="fraud"), [unbought("cancelled: fraud")], 'cancelled'),
    (order(cancelled_at=AT_ORDER), [unbought("cancelled")], 'cancelled-without-a-reason'),
    ({"id": 820982911946154508}, [retracted("sale", "order", "820982911946154508", iso(AT), "deleted", "820982911946154508:deleted", occurred_at_receipt=True)], 'deleted'),
    (order(test=True), [IGNORED], 'test'), (order(test=True), [bought()], 'test-that-counts', {"test": "true"}), (order(test=True), [IGNORED], 'test-that-does-not-count', {"test": "false"}),
    (order(financial_status="pending"), [IGNORED], 'pending'), (order(financial_status="authorized"), [IGNORED], 'authorized'),
    ({"id": 1, "order_id": 820982911946154508, "refund_line_items": [], "transactions": []}, [IGNORED], 'refund'),
    ({"id": 1, "order_id": 820982911946154508, "kind": "sale", "gateway": "bogus"}, [IGNORED], 'transaction'),
    ({"id": 1, "order_id": 820982911946154508, "type": "chargeback", "evidence_due_by": AT_ORDER}, [REFUSED], 'dispute'),
    (order(financial_status="on_hold"), [REFUSED], 'unknown-state'), ({"id": 1, "title": "Kettle"}, [REFUSED], 'a-product')])
dixa_at = "2026-11-02T09:59:00Z"
dixa = lambda f: {"event_id": "e-1", "event_fqn": f, "event_version": "1", "event_timestamp": dixa_at, "data": {"conversation": {"csid": 55}}}
helps = lambda status, **m: {"id": 19, "status": status, "state": "published", "closedAt": AT_CLOSED, "userUpdatedAt": AT_EDIT, **m}
solved = attested("ticket_resolved", "conversation", "19", AT_CLOSED, f"19:closed:{AT_CLOSED}", conversation="19", stated_at=AT_CLOSED)
unsolved = lambda status, reason, at=AT_EDIT: retracted("ticket_resolved", "conversation", "19", at, reason, f"19:{status}:{at}", conversation="19", stated_at=at)
simple('help-scout', 'X-HelpScout-Signature', body_only('sha1'), b64, items=[
    (helps("closed"), [solved], 'closed'), (helps("closed", tags=[{"id": 1}]), [solved], 'closed-and-tagged'),
    (helps("active", closedAt=None), [unsolved("active", "reopened")], 'reopened'),
    (helps("active", closedAt=None, customerWaitingSince={"time": "2026-11-02T09:59:50Z"}), [unsolved("active", "reopened", "2026-11-02T09:59:50Z")], 'reopened-by-an-answer'),
    (helps("pending", closedAt=None), [unsolved("pending", "pending")], 'pending'),
    (helps("spam"), [unsolved("spam", "spam")], 'spam'),
    (helps("closed", state="deleted"), [unsolved("deleted", "deleted")], 'closed-and-deleted'),
    ({"id": 19}, [retracted("ticket_resolved", "conversation", "19", iso(AT), "deleted", "19:deleted", conversation="19", occurred_at_receipt=True)], 'deleted'),
    (helps("active", state="draft"), [IGNORED], 'draft'),
    (helps("snoozed"), [REFUSED], 'unknown-status'), ({"id": 77, "firstName": "Ada"}, [REFUSED], 'a-customer')])
SET_DC = {"outcome": "policy_signed", "record_field": "PolicyId__c", "occurred_field": "Signed__c", "value_field": "Premium__c", "currency": "EUR"}
current = {"PolicyId__c": "P-991", "Signed__c": "2026-11-02T09:59:00Z", "Premium__c": "1200.00"}
policy = attested("policy_signed", "record", "P-991", "2026-11-02T09:59:00Z", "policy_signed:P-991:2026-11-02T09:59:00Z", value={"amount": "1200.00", "currency": "EUR"})
changed = lambda prompt, now=current, was=None, n=1: {"ActionDeveloperName": "a", "EventPrompt": prompt, "EventUuid": f"u{n}", "EventCreationDateTime": "2026-11-02T09:59:30Z",
                                                      "PayloadCurrentValue": now, "PayloadPrevValue": was}
cloud = lambda *events: {"creationDateTime": "2026-11-02T09:59:40Z", "count": len(events), "schemas": [], "events": list(events)}
STAGED = {**SET_DC, "won_field": "Stage__c", "won_value": "Signed, Renewed"}
dated = lambda make, n=1, at="2026-11-02T09:59:00Z", *more, **m: make("policy_signed", "record", "P-991", at, *more, f"u{n}", stated_at="2026-11-02T09:59:30Z", **m)
premium = {"amount": "1200.00", "currency": "EUR"}
simple('salesforce-data-cloud', 'x-signature', body_only('sha256'), b64, settings=SET_DC, items=[
    (current, [policy]), ({"payload": {"PayloadCurrentValue": current, "PayloadPrevValue": {}}}, [policy]),
    (cloud(changed("INSERT"), changed("UPDATE", n=2)), [dated(attested, value=premium), dated(attested, 2, value=premium)], 'events'),
    (cloud(changed("DELETE", None, current)), [dated(retracted, 1, "2026-11-02T09:59:30Z", "deleted")], 'deleted'),
    (cloud(changed("UPDATE", {**current, "Stage__c": "Renewed"})), [dated(attested, value=premium)], 'another-stage-of-won', STAGED),
    (cloud(changed("UPDATE", {**current, "Stage__c": "Draft"})), [dated(retracted, 1, "2026-11-02T09:59:30Z", "reopened")], 'open-again', STAGED),
    (cloud(changed("UPDATE")), [REFUSED], 'no-stage', STAGED),
    (cloud(changed("UPDATE", json.dumps(current))), [REFUSED], 'value-as-a-text')])
SET_ENS = {"outcome": "mail_clicked", "event_type": "EngagementEvents.EmailClick"}
ens = lambda t: [{"eventCategoryType": t, "timestampUTC": MS, "mid": 100, "composite": {"jobId": "1", "batchId": "2", "subscriberId": "3"}}]
simple('salesforce-marketing-cloud-ens', 'x-sfmc-ens-signature', body_only('sha256'), b64, settings=SET_ENS, items=[
    (ens("EngagementEvents.EmailClick"), [attested("mail_clicked", "send", "100-1-2-3", NOW, f"EngagementEvents.EmailClick:100-1-2-3:{MS}", stated_at=NOW)]),
    (ens("TransactionalSendEvents.EmailSent"), [IGNORED]),
    (ens("Teleports.Done"), [REFUSED], 'unknown-event')])


def plain_com():
    """The payload of Plain's page "Thread status transitioned", shortened."""
    before, said = "2026-11-02T09:50:00.000Z", "2026-11-02T09:59:30.250Z"
    thread = lambda status, detail: {
        "id": "th_01HD44FHMCDSSWE38N14FSYV6K",
        "customer": {"id": "c_01HD44FHDPG82VQ4QNHDR4N2T0", "email": {"email": "ada@example.com", "isVerified": False, "verifiedAt": None},
                     "externalId": None, "fullName": "Ada Santos"},
        "title": "Unable to tail logs", "priority": 1, "externalId": None, "status": status,
        "statusChangedAt": said, "statusChangedBy": {"actorType": "machineUser", "machineUserId": "mu_1"},
        "statusDetail": detail and {"type": detail}, "assignee": None, "labels": []}

    def body(now='DONE', was='TODO', detail='DONE_MANUALLY_SET', at=AT, kind='thread.thread_status_transitioned', metadata=None, note=None):
        payload = {"eventType": kind, "previousThread": {**thread(was, None), "statusChangedAt": before}, "thread": thread(now, detail)}
        return json.dumps({
            "timestamp": said, "workspaceId": "w_01GST0W989ZNAW53X6XYHAY87P", "payload": {**payload, **({"note": note} if note else {})},
            "id": "pEv_01HD4X6WMCJSD8EHWDRHZ8WYDT",
            "webhookMetadata": {"webhookTargetId": "whTarget_1", "webhookTargetVersion": "2026-02-11", "webhookDeliveryAttemptId": "whAttempt_1",
                                "webhookDeliveryAttemptNumber": 1, "webhookDeliveryAttemptTimestamp": at.strftime('%Y-%m-%dT%H:%M:%S.000Z')}
            if metadata is None else metadata, "type": kind}, ensure_ascii=False)

    cases = Cases('plain', [UTF8])
    sign = body_only('sha256')
    make = lambda b, k=UTF8, at=AT: {'Plain-Request-Signature': sign(k.encode(), '', b.encode() if isinstance(b, str) else b).hex()}
    kept = lambda now, was, detail: {"conversation": "th_01HD44FHMCDSSWE38N14FSYV6K", "stated_at": said, "subject": {"format": "email", "email": "ada@example.com"},
                                     "facts": {"status": now, "previous_status": was, "changed_by": "machineUser", **({"status_detail": detail} if detail else {})}}
    words = ("ticket_resolved", "thread", "th_01HD44FHMCDSSWE38N14FSYV6K", said)
    ident = "pEv_01HD4X6WMCJSD8EHWDRHZ8WYDT"
    good = lambda name, text, items=None, grade='body-signed-fresh', **kw: cases.case(name, make(text), text, grade, items=items, **kw)
    done = body()
    good('done', done, [attested(*words, ident, **kept('DONE', 'TODO', 'DONE_MANUALLY_SET'))])
    good('done-without-a-detail', body(detail=None), [attested(*words, ident, **kept('DONE', 'TODO', None))])
    good('outcome-of-the-settings', done, [attested("question_answered", *words[1:], ident, **kept('DONE', 'TODO', 'DONE_MANUALLY_SET'))],
         settings={"outcome": "question_answered"})
    good('done-then-todo', body('TODO', 'DONE', 'NEW_REPLY'), [retracted(*words, "reopened", ident, **kept('TODO', 'DONE', 'NEW_REPLY'))])
    good('done-then-snoozed', body('SNOOZED', 'DONE', 'WAITING_FOR_DURATION'),
         [retracted(*words, "reopened", ident, **kept('SNOOZED', 'DONE', 'WAITING_FOR_DURATION'))])
    good('snoozed', body('SNOOZED', 'TODO', 'WAITING_FOR_CUSTOMER'), [IGNORED])
    good('done-once-more', body('DONE', 'DONE'), [IGNORED])
    good('unknown-status', body('UNKNOWN_THREAD_STATUS', 'DONE', None), [REFUSED])
    good('unknown-event', body(kind='thread.thread_teleported'), [REFUSED])
    good('another-event', body(kind='thread.thread_created'), [IGNORED])
    good('unicode', body(note='grüße 你好 \u2028'))
    cases.case('second-key', make(done, OTHER), done, 'body-signed-fresh', keys=[UTF8, OTHER])
    # Every attempt has its own time, so the last of Plain's attempts, five days later, is fresh too.
    later = AT + datetime.timedelta(days=5)
    good('attempted-after-five-days', body(at=later), at=later)
    good('sent-again-by-another', done, grade='stale', at=later)
    good('no-metadata', body(metadata={}), grade='malformed_timestamp')
    stamped = lambda text: body(metadata={"webhookDeliveryAttemptTimestamp": text})
    good('time-as-a-number', stamped(MS), grade='malformed_timestamp')
    good('time-without-offset', stamped('2026-11-02T10:00:00'), grade='malformed_timestamp')
    good('no-json', 'done', grade='malformed_timestamp')
    moved_on = body(at=AT + datetime.timedelta(minutes=10))
    cases.case('time-moved', make(done), moved_on, 'bad_signature', at=AT + datetime.timedelta(minutes=10))
    spoil(cases, make, 'Plain-Request-Signature', body=done, clock='-')
    signature = make(done)['Plain-Request-Signature']
    bad = lambda name, value, reason='malformed_signature': cases.case(name, {'Plain-Request-Signature': value}, done, reason)
    bad('signature-cut', signature[:-1])
    bad('signature-with-space', signature + ' ')
    bad('signature-upper-case', signature.upper())
    bad('signature-base64', b64(bytes.fromhex(signature)), 'malformed_signature')
    bad('signature-with-prefix', 'sha256=' + signature)
    bad('signature-of-another-hash', mac('sha1', UTF8.encode(), done).hex(), 'bad_signature')
    cases.write()


plain_com()

# --- the time among the signature's items: Stripe by its own library, Dixa ------------------------------------------------


def itemed(name, header, signature, key, other, unit, items, grade='body-signed-fresh', written=None):
    cases = Cases(name, [key])
    stamp = lambda at: str(int(at.timestamp() * (1000 if unit == 'ms' else 1)))

    def make(body, k=key, at=AT):
        raw = body.encode() if isinstance(body, str) else body
        return {header: f't={stamp(at)},v1={signature(k, stamp(at), raw)}'}

    for i, (body, expected, *told) in enumerate(items):
        text = json.dumps(body)
        cases.case(payload(i, told), make(text), text, grade, items=expected, **own(told))
    for i, body in enumerate(BODIES):
        cases.case(f'body-{i + 1}', make(body), body, grade)
    good = make(TEXT)[header]
    v1 = good.split(',')[1]
    cases.case('rolled-key-both-signed', {header: good + ',' + make(TEXT, other)[header].split(',')[1]}, TEXT, grade, keys=[other])
    cases.case('v0-beside', {header: good + ',v0=00'}, TEXT, grade)
    spoil(cases, make, header, clock='-', other_key=other)
    cases.lines = [l for l in cases.lines if not l["case"].endswith('signature-empty')]
    bad = lambda n, v, r: cases.case(n, {header: v}, TEXT, r)
    bad('empty', '', 'malformed_timestamp')
    bad('no-time', v1, 'malformed_timestamp')
    bad('two-times-first-true', good + ',t=' + stamp(AT + datetime.timedelta(seconds=60)), 'malformed_timestamp')
    bad('two-times-last-true', 't=1,' + good, 'malformed_timestamp')
    bad('time-moved', f't={stamp(AT + datetime.timedelta(seconds=1))},{v1}', 'bad_signature')
    bad('only-v0', good.replace('v1=', 'v0='), 'malformed_signature')
    bad('upper-case', good.replace(v1, 'v1=' + v1[3:].upper()) if v1[3:].upper() != v1[3:] else 'x', 'malformed_signature')
    bad('spaces', good.replace(',', ', '), 'malformed_signature')
    bad('time-with-zero', good.replace('t=', 't=0'), 'malformed_timestamp')
    bad('time-negative', good.replace('t=', 't=-'), 'malformed_timestamp')
    bad('nine-items', good + ',v0=1' * 7, 'too_many_signatures')
    # In a vendor's own low-level call a tolerance of zero means "no check". Here the tolerance always holds.
    cases.case('a-year-old', make(TEXT, at=AT - datetime.timedelta(days=365)), TEXT, 'stale')
    cases.case('a-year-ahead', make(TEXT, at=AT + datetime.timedelta(days=365)), TEXT, 'from_the_future')
    cases.write()


pay = lambda t, live=True, **o: {"id": "evt_1", "object": "event", "type": t, "created": S, "livemode": live,
                                 "data": {"object": {"id": "pi_1", "currency": "eur", "amount_received": 4999, **o}}}
sale = lambda **m: attested("sale", "payment_intent", "pi_1", NOW, "evt_1", stated_at=NOW, facts={"livemode": True}, **m)
lost = lambda reason, at=NOW, kind="payment_intent", name="pi_1", **facts: retracted("sale", kind, name, at, reason, "evt_1", stated_at=NOW, facts={"livemode": True, **facts})
YESTERDAY = "2026-11-01T10:00:00.000Z"
euro = lambda amount: {"amount": amount, "currency": "EUR"}
charge = lambda t, **o: pay(t, **{"id": "ch_1", "object": "charge", "payment_intent": "pi_1", "amount": 4999, "created": S - 86400, **o})
refund = lambda t, **o: pay(t, **{"id": "re_1", "object": "refund", "payment_intent": "pi_1", "charge": "ch_1", "amount": 4999, "status": "succeeded", "created": S - 60, **o})
dispute = lambda t, status, **o: pay(t, **{"id": "dp_1", "object": "dispute", "payment_intent": "pi_1", "charge": "ch_1", "amount": 4999, "status": status,
                                           "reason": "fraudulent", "created": S - 86400, **o})
MINUTE = "2026-11-02T09:59:00.000Z"
FRAUD = dict(dispute_reason="fraudulent")
won = {**sale(value=euro("49.99"), reason="reinstated"), "facts": {"livemode": True, **FRAUD}}
part_left = [{**noted("sale", "payment_intent", "pi_1", YESTERDAY, "evt_1", stated_at=NOW, facts={"livemode": True}, value=euro("40.00")), "reason": "refunded in part"}]
thin = lambda t: {"id": "evt_1", "object": "v2.core.event", "type": t, "livemode": True, "created": "2026-11-02T10:00:00.000Z", "related_object": {"id": "x"}}
BY_CHARGE = {"refunds": "charge"}
itemed('stripe', 'Stripe-Signature', lambda k, s, b: stripe.WebhookSignature._compute_signature(f'{s}.{b.decode("utf-8", "surrogateescape")}', k)
       if not isinstance(b, bytes) or b.decode('utf-8', 'replace').encode() == b else '00', 'whsec_test_secret_0123456789', 'whsec_other_secret_0123456789', 's', [
    (pay("payment_intent.succeeded"), [sale(value=euro("49.99"))]),
    (pay("payment_intent.succeeded", currency="jpy"), [sale(value={"amount": "4999", "currency": "JPY"})]),
    (pay("payment_intent.succeeded", currency="kwd"), [sale(value={"amount": "4.999", "currency": "KWD"})]),
    (pay("payment_intent.succeeded", currency="ugx", amount_received=50000), [sale(value={"amount": "500", "currency": "UGX"})], 'ugx'),
    (pay("payment_intent.succeeded", currency="isk", amount_received=50000), [sale(value={"amount": "500", "currency": "ISK"})], 'isk'),
    (pay("payment_intent.succeeded", currency="mga", amount_received=500), [sale(value={"amount": "500.00", "currency": "MGA"})], 'mga'),
    (pay("payment_intent.succeeded", currency="huf", amount_received=50000), [sale(value={"amount": "500.00", "currency": "HUF"})], 'huf'),
    (pay("payment_intent.succeeded", False), [IGNORED], 'test-mode'),
    (pay("payment_intent.succeeded", False), [{**sale(value=euro("49.99")), "facts": {"livemode": False}}], 'test-mode-that-counts', {"test": "true"}),
    (charge("charge.refunded", refunded=True, amount_refunded=4999), [lost("refunded")], 'refunded'),
    (charge("charge.refunded", refunded=False, amount_refunded=999), part_left, 'refunded-in-part'),
    (charge("charge.refunded", refunded=False, amount_captured=4999, amount=9999, amount_refunded=999), part_left, 'refunded-in-part-of-what-was-captured'),
    (charge("charge.refunded", refunded=False), [REFUSED], 'refunded-without-amounts'),
    (charge("charge.refunded", refunded=True, payment_intent=None, amount_refunded=4999), [lost("refunded", kind="charge", name="ch_1")], 'refunded-without-an-intent'),
    (refund("refund.created"), [lost("refunded", MINUTE)], 'refund'),
    (refund("refund.updated", payment_intent=None), [lost("refunded", MINUTE, "charge", "ch_1")], 'refund-of-a-charge'),
    (refund("charge.refund.updated", status="pending"), [lost("refunded", MINUTE)], 'refund-pending'),
    (refund("refund.created"), [IGNORED], 'refund-beside-charge-refunded', BY_CHARGE),
    (refund("refund.failed", status="failed"), [sale(value=euro("49.99"), reason="reinstated")], 'refund-failed'),
    (refund("refund.updated", status="canceled"), [sale(reason="reinstated")], 'refund-cancelled-beside-charge-refunded', BY_CHARGE),
    (dispute("charge.dispute.created", "needs_response"), [lost("disputed", YESTERDAY, **FRAUD)], 'dispute'),
    (dispute("charge.dispute.created", "warning_needs_response"), [IGNORED], 'inquiry'),
    (dispute("charge.dispute.funds_withdrawn", "needs_response"), [lost("disputed", YESTERDAY, **FRAUD)], 'dispute-withdraws'),
    (dispute("charge.dispute.funds_reinstated", "won"), [won], 'dispute-reinstates'),
    (dispute("charge.dispute.funds_reinstated", "lost"), [IGNORED], 'dispute-reinstates-a-part'),
    (dispute("charge.dispute.closed", "won"), [won], 'dispute-won'),
    (dispute("charge.dispute.closed", "lost"), [lost("disputed", YESTERDAY, **FRAUD)], 'dispute-lost'),
    (dispute("charge.dispute.closed", "warning_closed"), [IGNORED], 'inquiry-closed'),
    (dispute("charge.dispute.closed", "puzzled"), [REFUSED], 'dispute-closed-otherwise'),
    (charge("charge.succeeded", captured=True), [IGNORED], 'charge-of-an-intent'),
    (charge("charge.succeeded", captured=True, payment_intent=None),
     [attested("sale", "charge", "ch_1", YESTERDAY, "evt_1", stated_at=NOW, facts={"livemode": True}, value=euro("49.99"))], 'charge-without-an-intent'),
    (charge("charge.succeeded", captured=False, payment_intent=None), [IGNORED], 'charge-not-captured'),
    (charge("charge.captured", captured=True, payment_intent=None, amount_captured=4000),
     [attested("sale", "charge", "ch_1", YESTERDAY, "evt_1", stated_at=NOW, facts={"livemode": True}, value=euro("40.00"))], 'charge-captured'),
    (pay("invoice.paid", id="in_1", amount_paid=4999), [IGNORED], 'invoice'),
    (pay("checkout.session.completed", id="cs_1"), [IGNORED], 'checkout'),
    (pay("payment_intent.created"), [IGNORED], 'intent-created'),
    (pay("customer.created"), [IGNORED]),
    (thin("v1.billing.meter.error_report_triggered"), [IGNORED], 'thin'),
    (thin("v1.payment_intent.succeeded"), [REFUSED], 'thin-payment'),
    (pay("charge.teleported"), [REFUSED], 'unknown-event'),
    ({"id": "evt_1"}, [REFUSED], 'no-type')])
itemed('dixa', 'X-Dixa-Signature', lambda k, s, b: mac('sha256', bytes.fromhex(k), s, '.', b).hex(), '5a' * 32, 'a5' * 32, 'ms', [
    (dixa("CONVERSATION_CLOSED"), [attested("ticket_resolved", "conversation", "55", dixa_at, "e-1", conversation="55", stated_at=dixa_at)], 'closed'),
    (dixa("CONVERSATION_OPEN"), [retracted("ticket_resolved", "conversation", "55", dixa_at, "reopened", "e-1", conversation="55", stated_at=dixa_at)], 'reopened'),
    (dixa("CONVERSATION_ABANDONED"), [IGNORED], 'abandoned'), (dixa("CONVERSATION_PENDING_EXPIRED"), [IGNORED], 'pending-expired'),
    (dixa("CONVERSATION_MESSAGE_ADDED"), [IGNORED], 'message'), (dixa("CONVERSATION_SPLIT"), [REFUSED], 'unknown-event')])

# --- Twilio, by its own library -------------------------------------------------------------------------------------------


def twilio_form():
    settings = {"outcome": "call_completed"}
    cases = Cases('twilio-form', [UTF8], settings)
    media = 'application/x-www-form-urlencoded'
    account, sid, sms_sid, talk = ['AC' + '0a' * 16, 'CA' + '1b' * 16, 'SM' + '2c' * 16, 'CH' + '3d' * 16]
    fields = {"AccountSid": account, "CallSid": sid, "CallStatus": "completed", "CallerName": "A B&C=D", "From": "+14158675310", "SequenceNumber": "3"}
    sign = lambda url, f, k=UTF8: twilio.request_validator.RequestValidator(k).compute_signature(url, f)
    head = lambda url, f, k=UTF8: {'X-Twilio-Signature': sign(url, f, k)}
    text = urllib.parse.urlencode(fields)
    good = head(URL, fields)
    cases.case('call', good, text, 'body-signed', media=media, items=[
        attested("call_completed", "call", sid, iso(AT), sid + ":completed:3", conversation=sid, occurred_at_receipt=True)])
    def said(name, form, items, grade='body-signed', **own):
        cases.case(name, head(URL, form), urllib.parse.urlencode(form), grade, media=media, items=items, **own)

    call = lambda at, **m: attested("call_completed", "call", sid, at, sid + ":completed:2", conversation=sid, **m)
    timed = {"AccountSid": account, "CallSid": sid, "CallStatus": "completed", "SequenceNumber": "2"}
    said('call-with-its-time', {**timed, "Timestamp": "Mon, 02 Nov 2026 09:59:00 +0000"}, [call("2026-11-02T09:59:00Z", stated_at="2026-11-02T09:59:00Z")])
    said('busy', {**timed, "CallStatus": "busy"}, [IGNORED])
    said('unknown-status', {**timed, "CallStatus": "whistling"}, [REFUSED], 'caller-only')
    said('no-status', {"AccountSid": account, "CallSid": sid}, [REFUSED])
    said('no-sid', {"AccountSid": account, "CallStatus": "completed"}, [REFUSED], 'caller-only')
    messages = {"outcome": "message_delivered", "field": "MessageStatus", "value": "delivered"}
    message = {"AccountSid": account, "MessageSid": sms_sid, "MessageStatus": "delivered"}
    said('message', message, [attested("message_delivered", "message", sms_sid, iso(AT), sms_sid + ":delivered", conversation=sms_sid, occurred_at_receipt=True)], settings=messages)
    said('message-sent', {**message, "MessageStatus": "sent"}, [IGNORED], settings=messages)
    states = {"outcome": "ticket_resolved", "field": "StateTo", "value": "closed"}
    state = {"AccountSid": account, "ConversationSid": talk, "EventType": "onConversationStateUpdated", "StateFrom": "active", "StateTo": "closed"}
    said('conversation', state, [attested("ticket_resolved", "conversation", talk, iso(AT), talk + ":closed", conversation=talk, occurred_at_receipt=True)], settings=states)
    said('conversation-removed', {"AccountSid": account, "ConversationSid": talk, "EventType": "onConversationRemoved"},
         [retracted("ticket_resolved", "conversation", talk, iso(AT), "deleted", talk + ":removed", conversation=talk, occurred_at_receipt=True)], settings=states)
    ringing = {**fields, "CallStatus": "ringing"}
    cases.case('ringing', head(URL, ringing), urllib.parse.urlencode(ringing), 'body-signed', media=media, items=[IGNORED])
    port = URL.replace('.com/', '.com:443/')
    cases.case('signed-with-the-port', head(port, fields), text, 'body-signed', media=media)
    cases.case('addressed-with-the-port', head(URL, fields), text, 'body-signed', url=port, media=media)
    cases.case('query', head(URL + '?b=1&a=%20', fields), text, 'body-signed', url=URL + '?b=1&a=%20', media=media)
    cases.case('fields-in-another-order', good, urllib.parse.urlencode(dict(reversed(fields.items()))), 'body-signed', media=media)
    cases.case('empty-form', head(URL, {}), '', 'caller-only', media=media)
    cases.case('empty-value', head(URL, {"A": ""}), 'A=', 'caller-only', media=media)
    multi = {"A": ["2", "1"]}
    from multidict import MultiDict
    class Many(dict):
        def getall(self, k): return multi[k]
    cases.case('repeated-field', head(URL, Many({"A": "2"})), 'A=2&A=1', 'caller-only', media=media)
    cases.case('second-key', head(URL, fields, OTHER), text, 'body-signed', keys=[UTF8, OTHER], media=media)
    cases.case('behind-a-proxy', head(URL, fields), text, 'body-signed', url=URL.replace('hooks.example.com', 'internal:8080'), media=media,
               settings={**settings, "public_origin": "https://hooks.example.com"})
    bad = lambda n, h, b, r, **more: cases.case(n, h, b, r, **{"media": media, **more})
    bad('field-changed', good, text.replace('CA1b', 'CA2b'), 'bad_signature')
    bad('field-added', good, text + '&x=1', 'bad_signature')
    bad('field-removed', good, urllib.parse.urlencode({k: v for k, v in fields.items() if k != 'From'}), 'bad_signature')
    bad('value-moved-into-its-name', head(URL, {"AB": "C"}), 'A=BC', 'caller-only')  # The scheme itself has no separator: see its README.
    # A text that a stranger wrote holds the names of other fields: the joined text is the same.
    sms = {"AccountSid": account, "Body": f'hello{"CallSid"}{sid}{"CallStatus"}completed', "From": "+14158675310", "MessageSid": sms_sid, "To": "+14158675311"}
    cut = {**sms, "Body": "hello", "CallSid": sid, "CallStatus": "completed"}
    assert sign(URL, sms) == sign(URL, cut)
    bad('text-of-a-stranger', head(URL, sms), urllib.parse.urlencode(sms), 'caller-only', items=[REFUSED])
    bad('text-of-a-stranger-as-fields', head(URL, sms), urllib.parse.urlencode(cut), 'malformed_form')
    def graded(n, expect, url=URL, **m):
        f = {k: v for k, v in {**fields, **m}.items() if v is not None}
        bad(n, head(url, f), urllib.parse.urlencode(f), expect, url=url)
    graded('field-not-documented', 'caller-only', FieldOfTomorrow='1')
    graded('value-not-in-its-format', 'caller-only', CallerName='Ada')
    graded('id-of-another-length', 'caller-only', CallSid='CA1')
    graded('no-account', 'caller-only', AccountSid=None)
    graded('fields-in-the-address', 'caller-only', url=URL + '?x=1AccountSid' + account)
    sent = {"AccountSid": account, "ApiVersion": "2010-04-01", "From": "whatsapp:+14158675310", "MessageSid": sms_sid, "MessageStatus": "delivered",
            "SmsSid": sms_sid, "SmsStatus": "delivered", "To": "whatsapp:+14158675311"}
    bad('message-status', head(URL, sent), urllib.parse.urlencode(sent), 'body-signed')
    closed = {"AccountSid": account, "ConversationSid": talk, "EventType": "onConversationStateUpdated", "Reason": "API", "StateFrom": "active",
              "StateTo": "closed", "StateUpdated": "2026-11-02T09:59:00.000Z"}
    bad('conversation-state', head(URL, closed), urllib.parse.urlencode(closed), 'body-signed')
    bad('another-address', good, text, 'bad_signature', url=URL + 'x')
    bad('query-in-another-order', head(URL + '?a=1&b=2', fields), text, 'bad_signature', url=URL + '?b=2&a=1')
    own_port = URL.replace('.com/', '.com:8443/')
    cases.case('own-port-signed-without-it', good, text, 'body-signed', url=own_port, media=media)
    cases.case('own-port-signed-with-it', head(own_port, fields), text, 'body-signed', url=own_port, media=media)
    bad('another-port', head(URL.replace('.com/', '.com:8444/'), fields), text, 'bad_signature', url=own_port)
    bad('get', head(URL + '?' + text, {}), '', 'wrong_method', url=URL + '?' + text, method='GET')
    bad('http-for-https', good, text, 'bad_signature', url=URL.replace('https', 'http'))
    bad('other-key', head(URL, fields, OTHER), text, 'bad_signature')
    bad('no-signature', {}, text, 'missing_header')
    bad('two-signatures', {'X-Twilio-Signature': [sign(URL, fields)] * 2}, text, 'repeated_header')
    bad('malformed-escape', good, 'A=%zz', 'malformed_form')
    bad('cut-escape', good, 'A=%4', 'malformed_form')
    bad('not-utf8', good, 'A=%ff', 'malformed_form')
    bad('unpadded', {'X-Twilio-Signature': sign(URL, fields).rstrip('=')}, text, 'malformed_signature')
    bad('url-alphabet', {'X-Twilio-Signature': '-' + sign(URL, fields)[1:]}, text, 'malformed_signature')
    bad('empty-signature', {'X-Twilio-Signature': ''}, text, 'malformed_signature')
    bad('sha256-instead', {'X-Twilio-Signature': b64(mac('sha256', UTF8.encode(), URL))}, text, 'bad_signature')
    cases.write()

    summary = "com.twilio.voice.insights.call-summary.complete"
    cases = Cases('twilio-json', [UTF8], {"outcome": "call_completed", "event_type": summary})
    event = lambda data, kind=summary, ident="EZ1": {"specversion": "1.0", "type": kind, "source": "/v1/Calls/CA1", "id": ident, "time": "2026-11-02T09:59:00Z", "data": data}
    ended = lambda kind, sid, ident="EZ1", **m: attested("call_completed", kind, sid, "2026-11-02T09:59:00Z", ident, conversation=m.get("conversation", sid), stated_at="2026-11-02T09:59:00Z")
    body = json.dumps([event({"call_sid": "CA1", "call_state": "completed"}), event({}, "com.twilio.conversations.conversation.added", "EZ2")])
    at = lambda b: URL + '?bodySHA256=' + hashlib.sha256(b.encode()).hexdigest()
    good = head(at(body), {})
    assert twilio.request_validator.RequestValidator(UTF8).validate(at(body), body, good['X-Twilio-Signature'])
    cases.case('events', good, body, 'body-signed', url=at(body), items=[ended("call", "CA1"), IGNORED])

    def event_case(name, one, items, **own):
        said = json.dumps([one])
        cases.case(name, head(at(said), {}), said, 'body-signed', url=at(said), items=items, **own)

    event_case('call-without-a-state', event({"call_sid": "CA1"}), [ended("call", "CA1")])
    event_case('busy', event({"call_sid": "CA1", "call_state": "busy"}), [IGNORED])
    delivered, removed = "com.twilio.messaging.message.delivered", "com.twilio.conversations.conversation.removed"
    event_case('message', event({"messageSid": "SM1"}, delivered), [ended("message", "SM1")], settings={"outcome": "call_completed", "event_type": delivered})
    chats = {"outcome": "ticket_resolved", "event_type": "com.twilio.conversations.conversation-state.updated", "retract_type": removed, "field": "state", "value": "closed"}
    event_case('conversation', event({"conversation_sid": "CH1", "state": "closed"}, chats["event_type"]), [{**ended("conversation", "CH1"), "outcome": "ticket_resolved"}], settings=chats)
    event_case('conversation-active', event({"conversation_sid": "CH1", "state": "active"}, chats["event_type"]), [IGNORED], settings=chats)
    event_case('taken-back', event({"conversation_sid": "CH1"}, removed), [retracted("ticket_resolved", "conversation", "CH1", "2026-11-02T09:59:00Z", removed, "EZ1", conversation="CH1",
               stated_at="2026-11-02T09:59:00Z")], settings=chats)
    event_case('no-sid', event({"call_state": "completed"}), [REFUSED])
    event_case('unknown-type', event({"call_sid": "CA1"}, "org.example.call"), [REFUSED])
    for i, b in enumerate(BODIES):
        cases.case(f'body-{i + 1}', head(at(b), {}), b, 'body-signed', url=at(b))
    bad = lambda n, h, b, r, url: cases.case(n, h, b, r, url=url)
    bad('body-changed', good, body + ' ', 'wrong_digest', at(body))
    bad('digest-and-body-changed', good, body + ' ', 'bad_signature', at(body + ' '))
    bad('no-digest', head(URL, {}), body, 'missing_parameter', URL)
    bad('two-digests', head(at(body) + '&bodySHA256=00', {}), body, 'missing_parameter', at(body) + '&bodySHA256=00')
    upper = at(body).replace(at(body)[-64:], at(body)[-64:].upper())
    bad('upper-case-digest', head(upper, {}), body, 'wrong_digest', upper)
    bad('empty-digest', head(URL + '?bodySHA256=', {}), body, 'wrong_digest', URL + '?bodySHA256=')
    bad('other-key', head(at(body), {}, OTHER), body, 'bad_signature', at(body))
    cases.write()


twilio_form()

# --- tokens, by joserfc ---------------------------------------------------------------------------------------------------
from joserfc.jwk import RSAKey, ECKey, OKPKey, OctKey
NAMES = {'RS256': 'rsa', 'PS256': 'rsa', 'RS512': 'rsa', 'ES256': 'p256', 'ES384': 'p384', 'ES512': 'p521', 'EdDSA': 'ed', 'PS512': 'rsa'}
KIND = {'rsa': RSAKey, 'p256': ECKey, 'p384': ECKey, 'p521': ECKey, 'ed': OKPKey, 'rsa2': RSAKey, 'ed2': OKPKey}
jose_key = lambda name: KIND[name].import_key(pem(f'{name}.test-key.pem'))
ALL = list(NAMES)
ISS = {"issuer": "https://crm.example", "audience": "countersign:acme"}


def token(claims, alg='RS256', header=None, key=None):
    body = claims if isinstance(claims, (bytes, str)) else json.dumps(claims)
    return joserfc.jws.serialize_compact({"alg": alg, **(header or {})}, body, jose_key(key or NAMES[alg]), algorithms=ALL)


def tokens(name, statement, typ, put, media, grade, life=True, base_claims=None):
    """Cases that all tokens share. `put(token)` gives headers and body."""
    cases = Cases(name, [public('rsa')], ISS)
    claims = lambda **m: {k: v for k, v in {"iss": ISS["issuer"], "aud": ISS["audience"], "iat": S - 5, "jti": "tok-1",
                          **({"exp": S + 200} if life else {}), **statement, **m}.items() if v is not None}
    def case(n, tok, expect, **more):
        headers, body = put(tok)
        cases.case(n, headers, body, expect, media=media, **more)
    for alg in ALL:
        case(f'by-{alg}', token(claims(), alg, {"typ": typ}), grade, keys=[public(NAMES[alg])])
    case('with-kid', token(claims(), header={"typ": typ, "kid": "k1"}), grade,
         keys=[json.dumps({"keys": [{**jose_key('rsa').as_dict(private=False), "kid": "k1", "use": "sig", "alg": "RS256"},
                                    {**jose_key('ed').as_dict(private=False), "kid": "k2"}]})])
    case('audience-among-several', token(claims(aud=["other", ISS["audience"]]), header={"typ": typ}), grade)
    case('second-key', token(claims(), header={"typ": typ}, key='rsa2'), grade, keys=[public('rsa'), public('rsa2')])
    bad = lambda n, tok, reason, **more: case(n, tok, reason, **more)
    good = token(claims(), header={"typ": typ})
    h, p, s = good.split('.')
    bad('other-key', token(claims(), header={"typ": typ}, key='rsa2'), 'bad_signature')
    bad('claims-changed', f"{h}.{b64u(json.dumps(claims(jti='tok-2')).encode())}.{s}", 'bad_signature')
    bad('signature-bit', f"{h}.{p}.{'A' if s[0] != 'A' else 'B'}{s[1:]}", 'bad_signature')
    none = b64u(json.dumps({"alg": "none", "typ": typ}).encode())
    bad('alg-none-no-signature', f'{none}.{p}.', 'malformed_token')
    bad('alg-none', f'{none}.{p}.{s}', 'algorithm')
    bad('alg-None', f"{b64u(json.dumps({'alg': 'noNE', 'typ': typ}).encode())}.{p}.{s}", 'algorithm')
    hs = joserfc.jws.serialize_compact({"alg": "HS256", "typ": typ}, json.dumps(claims()), OctKey.import_key(b64(public('rsa').encode())[:64]), algorithms=['HS256'])
    bad('hmac-with-the-public-key', hs, 'algorithm')
    for extra in ({"crit": []}, {"crit": ["b64"], "b64": False}, {"jwk": jose_key('rsa2').as_dict(private=False)}, {"jku": "https://evil.example/jwks"},
                  {"x5u": "https://evil.example/x"}, {"cty": "JWT"}, {"zip": "DEF"}):
        head = b64u(json.dumps({"alg": "RS256", "typ": typ, **extra}).encode())
        signed = b64u(RSA(private('rsa'), f'{head}.{p}'.encode()))
        bad('header-' + '-'.join(extra), f'{head}.{p}.{signed}', 'forbidden_header')
    for kid in ('../../x', '/etc/passwd', 'a b', 'bilbo.baggins@hobbiton.example', ''):
        case(f'kid {kid}', token(claims(), header={"typ": typ, "kid": kid}), grade)  # A PEM key has no name: any kid is right.
    head = b64u(json.dumps({"alg": "RS256", "typ": typ, "kid": 1}).encode())
    bad('kid-a-number', f"{head}.{p}.{b64u(RSA(private('rsa'), f'{head}.{p}'.encode()))}", 'malformed_token')
    for spelt in (typ.upper(), 'application/' + typ, 'APPLICATION/' + typ.upper()):
        case(f'typ {spelt}', token(claims(), header={"typ": spelt}), grade)
    for spelt in ('text/' + typ, 'application/x/' + typ, typ + ';v=1', ' ' + typ):
        bad(f'typ {spelt}', token(claims(), header={"typ": spelt}), 'wrong_type')
    case('iat-with-a-fraction', token(claims(iat=S - 5.25), header={"typ": typ}), grade)
    bad('padding', good.replace('.', '=.', 1), 'malformed_token')
    bad('loose-bits', good[:-1] + chr(ord(good[-1]) + 1) if good[-1] in 'AQgw' else good + 'A', 'malformed_token')
    bad('newline', good + '\n', 'malformed_token')
    bad('five-parts', good + '..', 'malformed_token')
    bad('empty', '', 'malformed_token')
    twice = b64u(('{"alg":"RS256","alg":"RS256","typ":"' + typ + '"}').encode())
    bad('header-key-twice', f"{twice}.{p}.{b64u(RSA(private('rsa'), f'{twice}.{p}'.encode()))}", 'malformed_token')
    bad('claims-not-utf8', f"{h}.{b64u(bytes([255]))}.{b64u(RSA(private('rsa'), (h + '.' + b64u(bytes([255]))).encode()))}", 'malformed_token')
    bad('another-type', token(claims(), header={"typ": "at+jwt"}), 'wrong_type')
    bad('another-issuer', token(claims(iss="https://evil.example"), header={"typ": typ}), 'wrong_issuer')
    bad('no-issuer', token(claims(iss=None), header={"typ": typ}), 'wrong_issuer')
    bad('another-audience', token(claims(aud="countersign:other"), header={"typ": typ}), 'wrong_audience')
    bad('no-audience', token(claims(aud=None), header={"typ": typ}), 'wrong_audience')
    if life:
        bad('expired', token(claims(exp=S - 61, iat=S - 200), header={"typ": typ}), 'expired')
        bad('no-expiry', token(claims(exp=None), header={"typ": typ}), 'missing_claim')
        bad('lives-ten-years', token(claims(exp=S + 315360000), header={"typ": typ}), 'lives_too_long')
        bad('expiry-as-text', token(claims(exp=str(S + 100)), header={"typ": typ}), 'malformed_token')
    bad('not-yet-valid', token(claims(nbf=S + 120), header={"typ": typ}), 'not_yet_valid')
    bad('issued-tomorrow', token(claims(iat=S + 86400, **({"exp": S + 86460} if life else {})), header={"typ": typ}), 'from_the_future')
    return cases, case, claims


PLAIN = lambda t: ({}, t)
cases, case, claims = tokens('jwt', {"statement": STATED}, 'JWT', PLAIN, 'application/jwt', 'body-signed-fresh')
case('mapped', token(claims(), header={"typ": "JWT"}), 'body-signed-fresh', items=[STATED])
case('no-iat', token(claims(iat=None), header={"typ": "JWT"}), 'missing_claim')
case('stale', token(claims(iat=S - 301, exp=S + 100), header={"typ": "JWT"}), 'stale')
cases.write()
cases, case, claims = tokens('set', {"events": {"https://crm.example/outcome": STATED}}, 'secevent+jwt', PLAIN, 'application/secevent+jwt', 'body-signed-fresh', life=False)
case('mapped', token(claims(), header={"typ": "secevent+jwt"}), 'body-signed-fresh', items=[STATED])
case('an-hour-old', token(claims(iat=S - 3600), header={"typ": "secevent+jwt"}), 'body-signed')
case('with-exp', token(claims(exp=S + 100), header={"typ": "secevent+jwt"}), 'forbidden_claim')
case('no-events', token(claims(events={}), header={"typ": "secevent+jwt"}), 'missing_claim')
case('no-jti', token(claims(jti=None), header={"typ": "secevent+jwt"}), 'missing_claim')
case('two-days-old', token(claims(iat=S - 172800), header={"typ": "secevent+jwt"}), 'stale')
case('no-type', token(claims()), 'wrong_type')
cases.write()
BEARER = lambda t: ({"Authorization": "Bearer " + t}, TEXT)
cases, case, claims = tokens('salesforce-flow-jwt', {}, 'JWT', BEARER, 'application/json', 'caller-only')
cases.lines = [l for l in cases.lines if not any(l["case"].endswith(f'by-{a}') for a in ALL if a != 'RS256')]
case('mapped', token(claims(), header={"typ": "JWT"}), 'caller-only', items=[STATED])
good = token(claims(), header={"typ": "JWT"})
cases.case('another-body-is-not-noticed', {"Authorization": "Bearer " + good}, '{"act":"attested"}', 'caller-only')
cases.case('lower-case-scheme', {"Authorization": "bearer " + good}, TEXT, 'caller-only')
cases.case('no-scheme', {"Authorization": good}, TEXT, 'wrong_scheme')
cases.case('no-token', {}, TEXT, 'missing_header')
cases.case('two-tokens', {"Authorization": ["Bearer " + good] * 2}, TEXT, 'repeated_header')
cases.case('ps256', {"Authorization": "Bearer " + token(claims(), 'PS256', {"typ": "JWT"})}, TEXT, 'algorithm')
cases.write()


def gong():
    cases = Cases('gong', [public('rsa')], {"outcome": "demo_booked"})
    call = json.dumps({"isTest": False, "callData": {"metaData": {"id": "782", "started": "2026-11-02T09:30:00Z"}}})
    claims = lambda body=call, **m: {k: v for k, v in {"iss": "gong", "iat": S - 2, "exp": S + 200, "webhook_url": URL,
                                     "body_sha256": hashlib.sha256(body.encode()).hexdigest(), **m}.items() if v is not None}
    case = lambda n, expect, body=call, tok=None, **more: cases.case(n, {"Authorization": tok or token(claims(body), header={"typ": "JWT"})}, body, expect, **more)
    case('call', 'body-signed-fresh', items=[attested("demo_booked", "call", "782", "2026-11-02T09:30:00Z", "782:demo_booked", conversation="782")])
    test = json.dumps({"isTest": True, "callData": {"metaData": {"id": "1"}}})
    case('test-of-the-rule', 'body-signed-fresh', body=test, items=[IGNORED])
    case('no-call', 'body-signed-fresh', body='{"isTest":false}', items=[REFUSED])
    for i, b in enumerate(BODIES):
        case(f'body-{i + 1}', 'body-signed-fresh', body=b)
    case('no-iat-short-life', 'body-signed', tok=token(claims(iat=None), header={"typ": "JWT"}))
    case('no-iat-long-life', 'body-signed', tok=token(claims(iat=None, exp=S + 3000), header={"typ": "JWT"}))
    case('no-type', 'body-signed-fresh', tok=token(claims()))
    case('body-claim-absent', 'missing_claim', tok=token(claims(body_sha256=None)))
    case('url-claim-absent', 'missing_claim', tok=token(claims(webhook_url=None)))
    case('both-claims-absent', 'missing_claim', tok=token(claims(body_sha256=None, webhook_url=None)))
    case('body-claim-null', 'missing_claim', tok=token({**claims(), "body_sha256": None}))
    case('body-claim-a-number', 'missing_claim', tok=token({**claims(), "body_sha256": 7}))
    case('body-claim-upper-case', 'wrong_binding', tok=token(claims(body_sha256=hashlib.sha256(call.encode()).hexdigest().upper())))
    case('another-body', 'wrong_binding', body=call + ' ', tok=token(claims()))
    case('another-address', 'wrong_binding', url=URL + '2')
    case('address-with-query', 'wrong_binding', url=URL + '?a=1')
    case('other-key', 'bad_signature', tok=token(claims(), key='rsa2'))
    case('expired', 'expired', tok=token(claims(iat=S - 250, exp=S - 61)))
    case('stale', 'stale', tok=token(claims(iat=S - 400)))
    case('no-expiry', 'missing_claim', tok=token(claims(exp=None)))
    case('bearer-prefix', 'malformed_token', tok='Bearer ' + token(claims()))
    case('es256', 'algorithm', tok=token(claims(), 'ES256'))
    case('cut', 'malformed_token', tok=token(claims())[:-1])
    cases.case('no-token', {}, call, 'missing_header')
    cases.write()


gong()


def plain_jws():
    cases = Cases('jws', [public('ed')])
    case = lambda n, tok, expect, **m: cases.case(n, {}, tok, expect, media='application/jose', **m)
    for alg in ALL:
        case(f'by-{alg}', token(TEXT, alg), 'body-signed', keys=[public(NAMES[alg])], items=[STATED])
    full = b64u(json.dumps({"alg": "Ed25519"}).encode()) + '.' + b64u(TEXT.encode())
    full += '.' + b64u(private('ed').sign(full.encode()))
    case('by-Ed25519', full, 'body-signed', items=[STATED])
    labelled = lambda alg: [json.dumps({**jose_key('ed').as_dict(private=False), "alg": alg})]
    case('by-Ed25519-of-a-key-for-EdDSA', full, 'body-signed', keys=labelled('EdDSA'))
    case('by-EdDSA-of-a-key-for-Ed25519', token(TEXT, 'EdDSA'), 'body-signed', keys=labelled('Ed25519'))
    case('by-Ed448', f"{b64u(json.dumps({'alg': 'Ed448'}).encode())}.{full.split('.', 1)[1]}", 'algorithm')
    h, p, s = token(TEXT, 'ES256').split('.')
    case('ecdsa-a-byte-longer', f"{h}.{p}.{b64u(base64.urlsafe_b64decode(s + '==') + bytes(1))}", 'bad_signature', keys=[public('p256')])
    case('ecdsa-a-byte-shorter', f"{h}.{p}.{b64u(base64.urlsafe_b64decode(s + '==')[1:])}", 'bad_signature', keys=[public('p256')])
    case('array', token(json.dumps([STATED, STATED]), 'EdDSA'), 'body-signed', items=[STATED, STATED])
    case('unicode', token(UNICODE, 'EdDSA'), 'body-signed')
    case('typed-as-what-it-is', token(TEXT, 'EdDSA', {"typ": "JOSE"}), 'body-signed')
    case('token-of-claims', token(TEXT, 'EdDSA', {"typ": "JWT"}), 'wrong_type')
    case('security-event', token(TEXT, 'EdDSA', {"typ": "secevent+jwt"}), 'wrong_type')
    good = token(TEXT, 'EdDSA')
    h, p, s = good.split('.')
    case('other-key', token(TEXT, 'EdDSA', key='ed2'), 'bad_signature')
    case('payload-changed', f'{h}.{b64u(b"{}")}.{s}', 'bad_signature')
    case('header-changed', f"{b64u(json.dumps({'alg': 'EdDSA', 'kid': 'x'}).encode())}.{p}.{s}", 'bad_signature')
    case('alg-of-another-family', f"{b64u(json.dumps({'alg': 'RS256'}).encode())}.{p}.{s}", 'no_live_key')
    case('alg-none', f"{b64u(json.dumps({'alg': 'none'}).encode())}.{p}.{s}", 'algorithm')
    case('no-alg', f"{b64u(b'{}')}.{p}.{s}", 'algorithm')
    case('detached', f'{h}..{s}', 'malformed_token')
    case('json-serialisation', json.dumps({"payload": p, "signatures": [{"protected": h, "signature": s}]}), 'malformed_token')
    case('padding', good + '=', 'malformed_token')
    case('newline', good + '\n', 'malformed_token')
    case('crit', f"{b64u(json.dumps({'alg': 'EdDSA', 'crit': ['exp'], 'exp': 1}).encode())}.{p}.{s}", 'forbidden_header')
    case('b64-false', f"{b64u(json.dumps({'alg': 'EdDSA', 'crit': ['b64'], 'b64': False}).encode())}.{p}.{s}", 'forbidden_header')
    cases.write()

    cases = Cases('jws-detached', [public('ed')])

    def detached(body, alg='EdDSA', header=None, key=None, encode=True):
        raw = body.encode() if isinstance(body, str) else body
        head = b64u(json.dumps({"alg": alg, **(header or {})}).encode())
        signing = head.encode() + b'.' + (b64u(raw).encode() if encode else raw)
        if encode:
            compact = joserfc.jws.serialize_compact({"alg": alg, **(header or {})}, raw, jose_key(key or NAMES[alg]), algorithms=ALL)
            a, _, c = compact.split('.')
            return f'{a}..{c}'
        return f"{head}..{b64u(private(key or NAMES[alg]).sign(signing))}"

    case = lambda n, tok, body, expect, **m: cases.case(n, {'X-JWS-Signature': tok}, body, expect, **m)
    for alg in ALL:
        case(f'by-{alg}', detached(TEXT, alg), TEXT, 'body-signed', keys=[public(NAMES[alg])])
    for i, b in enumerate(BODIES):
        case(f'body-{i + 1}', detached(b), b, 'body-signed', items=[STATED] if i == 0 else None)
    RAW = {"b64": False, "crit": ["b64"]}
    case('unencoded', detached(TEXT, header=RAW, encode=False), TEXT, 'body-signed')
    case('unencoded-unicode', detached(UNICODE, header=RAW, encode=False), UNICODE, 'body-signed')
    case('unencoded-with-dots', detached('{"a":"b.c.d"}', header=RAW, encode=False), '{"a":"b.c.d"}', 'body-signed')
    good = detached(TEXT)
    h, _, s = good.split('.')
    case('body-changed', good, TEXT + ' ', 'bad_signature')
    case('body-empty', good, '', 'bad_signature')
    case('other-key', detached(TEXT, key='ed2'), TEXT, 'bad_signature')
    case('payload-left-in', token(TEXT, 'EdDSA'), TEXT, 'malformed_token')
    case('payload-left-in-another-body', token(TEXT, 'EdDSA'), '{}', 'malformed_token')
    case('b64-false-without-crit', detached(TEXT, header={"b64": False}, encode=False), TEXT, 'forbidden_header')
    case('b64-true', detached(TEXT, header={"b64": True}, encode=False), TEXT, 'forbidden_header')
    case('crit-empty', detached(TEXT, header={"b64": False, "crit": []}, encode=False), TEXT, 'forbidden_header')
    case('crit-more', detached(TEXT, header={"b64": False, "crit": ["b64", "exp"]}, encode=False), TEXT, 'forbidden_header')
    case('b64-as-text', detached(TEXT, header={"b64": "false", "crit": ["b64"]}, encode=False), TEXT, 'forbidden_header')
    case('encoded-but-says-not', f"{b64u(json.dumps({'alg': 'EdDSA', **RAW}).encode())}..{s}", TEXT, 'bad_signature')
    case('jwk-inside', f"{b64u(json.dumps({'alg': 'EdDSA', 'jwk': {}}).encode())}..{s}", TEXT, 'forbidden_header')
    case('alg-none', f"{b64u(json.dumps({'alg': 'none'}).encode())}..{s}", TEXT, 'algorithm')
    case('no-signature-part', f'{h}..', TEXT, 'malformed_token')
    case('empty', '', TEXT, 'malformed_token')
    cases.case('no-header', {}, TEXT, 'missing_header')
    cases.case('two-headers', {'X-JWS-Signature': [good, good]}, TEXT, 'repeated_header')
    cases.write()


plain_jws()

# --- HTTP message signatures, by http-message-signatures ------------------------------------------------------------------


class Resolver(HTTPSignatureKeyResolver):
    def __init__(self, key):
        self.key = key

    def resolve_private_key(self, key_id):
        return self.key


def message(body, algorithm, key, components=('@method', '@target-uri', 'content-digest'), created=AT, expires=None, tag='countersign',
            digest='sha-256', url=URL, keyid='k1', label='sig1', alg_param=True, nonce=None):
    raw = body.encode() if isinstance(body, str) else body
    value = hashlib.new(digest.replace('-', ''), raw).digest()
    request = requests.Request('POST', url, data=raw, headers={'Content-Type': 'application/json', 'Content-Digest': f'{digest}=:{b64(value)}:'}).prepare()
    signer = HTTPMessageSigner(signature_algorithm=algorithm, key_resolver=Resolver(key))
    signer.sign(request, key_id=keyid, created=created, expires=expires, label=label, tag=tag, nonce=nonce,
                include_alg=alg_param, covered_component_ids=components, use_existing_digest=True)
    return {k: request.headers[k] for k in ('Content-Digest', 'Signature-Input', 'Signature')}


def rfc9421():
    A = algorithms
    keys = {'ed25519': (A.ED25519, private('ed'), public('ed')), 'ecdsa-p256-sha256': (A.ECDSA_P256_SHA256, private('p256'), public('p256')),
            'rsa-pss-sha512': (A.RSA_PSS_SHA512, private('rsa'), public('rsa'))}
    for name, (algorithm, key, shown, wrong) in {
            'rfc9421': (A.ED25519, private('ed'), public('ed'), private('ed2')),
            'rfc9421-hmac': (A.HMAC_SHA256, UTF8.encode() + b'-0123456789', UTF8 + '-0123456789', OTHER.encode())}.items():
        cases = Cases(name, [shown])
        make = lambda body=TEXT, k=key, **m: message(body, algorithm, k, **m)
        case = lambda n, head, expect, body=TEXT, **m: cases.case(n, head, body, expect, **m)
        for i, b in enumerate(BODIES):
            case(f'body-{i + 1}', make(b), 'body-signed-fresh', body=b, items=[STATED] if i == 0 else None)
        if name == 'rfc9421':
            for n, (a, k, p) in keys.items():
                case(f'by-{n}', message(TEXT, a, k), 'body-signed-fresh', keys=[p])
            while True:
                ecdsa = message(TEXT, *keys['ecdsa-p256-sha256'][:2])
                r_s = base64.b64decode(ecdsa['Signature'].split(':')[1])
                if r_s[0] == 0 and r_s[32] == 0:
                    break
            case('ecdsa-without-leading-zeros', {**ecdsa, 'Signature': f'sig1=:{b64(r_s[1:32] + r_s[33:])}:'}, 'bad_signature',
                 keys=[public('p256')])
        case('sha-512', make(digest='sha-512'), 'body-signed-fresh')
        case('more-components', make(components=('@method', '@target-uri', '@authority', '@path', 'content-digest', 'content-type')), 'body-signed-fresh')
        case('with-nonce-and-expiry', make(nonce='abc', expires=AT + datetime.timedelta(seconds=60)), 'body-signed-fresh')
        case('without-alg', make(alg_param=False), 'body-signed-fresh')
        two = make()
        mixed = {**two, 'Signature-Input': two['Signature-Input'] + ', other=("@method");created=1;tag="other"', 'Signature': two['Signature'] + ', other=:AAAA:'}
        case('another-signature-beside', mixed, 'body-signed-fresh')
        case('on-two-header-lines', {**two, 'Signature': [two['Signature'], 'other=:AAAA:'],
             'Signature-Input': [two['Signature-Input'], 'other=("@method");created=1;tag="other"']}, 'body-signed-fresh')
        case('query', make(url=URL + '?b=2&a=%201'), 'body-signed-fresh', url=URL + '?b=2&a=%201')
        case('at-the-windows-end', make(), 'body-signed-fresh', at=AT + datetime.timedelta(seconds=300))
        good = make()
        case('body-changed', good, 'wrong_digest', body=TEXT + ' ')
        case('body-empty', good, 'wrong_digest', body='')
        new = hashlib.sha256((TEXT + ' ').encode()).digest()
        case('body-and-digest-changed', {**good, 'Content-Digest': f'sha-256=:{b64(new)}:'}, 'bad_signature', body=TEXT + ' ')
        case('digest-of-no-known-kind', {**good, 'Content-Digest': 'md5=:AAAA:'}, 'bad_signature')
        case('no-digest', {k: v for k, v in good.items() if k != 'Content-Digest'}, 'missing_component')
        case('other-key', make(k=wrong), 'bad_signature')
        case('another-method', good, 'bad_signature', method='PUT')
        case('another-address', good, 'bad_signature', url=URL + 'x')
        case('another-host', good, 'bad_signature', url=URL.replace('hooks', 'evil'))
        case('query-added', good, 'bad_signature', url=URL + '?a=1')
        case('digest-not-covered', make(components=('@method', '@target-uri')), 'missing_component')
        case('method-not-covered', make(components=('@target-uri', 'content-digest')), 'missing_component')
        case('address-not-covered', make(components=('@method', 'content-digest')), 'missing_component')
        case('nothing-covered', make(components=()), 'missing_component')
        case('another-tag', make(tag='other'), 'missing_header')
        case('no-tag', make(tag=None), 'missing_header')
        case('no-tag-as-the-source-says', make(tag=None), 'body-signed-fresh', settings={"tag": "none"})
        case('a-tag-where-the-source-says-none', make(), 'missing_header', settings={"tag": "none"})
        case('tag-of-the-sources-own', make(tag='acme'), 'body-signed-fresh', settings={"tag": "acme"})
        case('twice-our-tag', {**good, 'Signature-Input': good['Signature-Input'] + ', b=("@method");created=1;tag="countersign"'}, 'ambiguous_signature')
        case('no-signature', {k: v for k, v in good.items() if k != 'Signature'}, 'missing_header')
        case('signature-of-another-label', {**good, 'Signature': good['Signature'].replace('sig1', 'sig2')}, 'malformed_signature')
        case('signature-no-bytes', {**good, 'Signature': 'sig1="text"'}, 'malformed_signature')
        case('created-moved', {**good, 'Signature-Input': good['Signature-Input'].replace(str(S), str(S + 1))}, 'bad_signature')
        case('stale', good, 'stale', at=AT + datetime.timedelta(seconds=301))
        case('from-the-future', good, 'from_the_future', at=AT - datetime.timedelta(seconds=61))
        case('expired', make(expires=AT + datetime.timedelta(seconds=10)), 'expired', at=AT + datetime.timedelta(seconds=10))
        case('another-alg-stated', {**good, 'Signature-Input': good['Signature-Input'].replace(f'alg="{algorithm.algorithm_id}"', 'alg="rsa-v1_5-sha256"')}, 'no_live_key')
        case('component-with-parameters', {**good, 'Signature-Input': good['Signature-Input'].replace('"@method"', '"@method";req')}, 'forbidden_component')
        case('component-twice', {**good, 'Signature-Input': good['Signature-Input'].replace('"@method"', '"@method" "@method"')}, 'forbidden_component')
        case('unknown-derived-component', {**good, 'Signature-Input': good['Signature-Input'].replace('"@method"', '"@status"')}, 'forbidden_component')
        case('unknown-parameter', {**good, 'Signature-Input': good['Signature-Input'] + ';x=1'}, 'malformed_signature')
        case('no-structured-field', {**good, 'Signature-Input': 'sig1=('}, 'malformed_signature')
        raw = good['Signature'].split(':')[1]
        case('signature-bit', {**good, 'Signature': f'sig1=:{flip(raw)}:'}, 'bad_signature')
        case('signature-cut', {**good, 'Signature': f'sig1=:{raw[:-4]}:'}, 'bad_signature')
        case('signature-empty', {**good, 'Signature': 'sig1=::'}, 'bad_signature')
        case('signature-without-padding', {**good, 'Signature': f"sig1=:{raw.rstrip('=')}:"}, 'malformed_signature' if raw.endswith('=') else 'body-signed-fresh')
        cases.write()


rfc9421()

# --- shared secrets -------------------------------------------------------------------------------------------------------


def shared(name, key, other, show, wrong, settings=None, items=(), bodies=(TEXT, UNICODE, EMPTYISH), missing='missing_header'):
    cases = Cases(name, [key], settings)

    def ask(n, secret, body, expect, **more):
        headers, url, said = show(secret, body)
        cases.case(n, headers, said, expect, url=url, **more)

    for i, (body, expected, *told) in enumerate(items):
        ask(payload(i, told), key, json.dumps(body), 'caller-only', items=expected, **own(told))
    for i, body in enumerate(bodies):
        ask(f'body-{i + 1}', key, body, 'caller-only')
    ask('second-key', other, bodies[0], 'caller-only', keys=[key, other])
    ask('another-body-is-not-noticed', key, '{"act":"retracted"}', 'caller-only')
    for n, secret in {'other-secret': other, 'longer': key + 'x', 'shorter': key[:-1], 'upper-case': key.upper(), 'with-space': key + ' ',
                      'empty': '', 'one-letter-off': key[:-1] + ('y' if key[-1] != 'y' else 'z'), 'with-nul': key + '\0'}.items():
        ask(n, secret, bodies[0], 'wrong_secret')
    for n, (headers, url, body, reason) in wrong(key).items():
        cases.case(n, headers, body, reason, url=url)
    cases.write()


LONG, LONG2 = 'a-very-long-shared-secret-0123456789', 'other-very-long-shared-secret-987654'
header_show = lambda s, b: ({'X-Countersign-Secret': s}, URL, b)
header_wrong = lambda k: {'no-header': ({}, URL, TEXT, 'missing_header'), 'two-headers': ({'X-Countersign-Secret': [k, k]}, URL, TEXT, 'repeated_header'),
                          'in-the-query': ({}, URL + '?x-countersign-secret=' + k, TEXT, 'missing_header'),
                          'joined': ({'X-Countersign-Secret': k + ', ' + k}, URL, TEXT, 'wrong_secret')}
shared('salesforce-flow-header', LONG, LONG2, header_show, header_wrong, items=[(STATED, [STATED])])
def dyn(state, message="Update", before=None, target=True, amount=1200.5, **m):
    """Dataverse's RemoteExecutionContext, shortened."""
    attributes = [*([] if state is None else [{"key": "statecode", "value": {"Value": state}}]), *([] if amount is None else [{"key": "actualvalue", "value": {"Value": amount}}])]
    return {"MessageName": message, "PrimaryEntityName": "opportunity", "PrimaryEntityId": "b1", "OperationId": "op-1", "RequestId": "rq-1", "OperationCreatedOn": f"/Date({MS}+0000)/",
            **({"InputParameters": [{"key": "Target", "value": {"LogicalName": "opportunity", "Attributes": attributes, "Id": "b1"}}]} if target else {}),
            **({} if before is None else {"PreEntityImages": [{"key": "before", "value": {"Attributes": [{"key": "statecode", "value": {"Value": before}}]}}]}), **m}
NOUGHT = "00000000-0000-0000-0000-000000000000"
EUR = {"amount": "1200.50", "currency": "EUR"}
deal_at = lambda ident="op-1", **m: attested("deal_won", "opportunity", "b1", NOW, ident, **{"stated_at": NOW, "value": EUR, **m})
undealt = lambda reason, ident="op-1": retracted("deal_won", "opportunity", "b1", NOW, reason, ident, stated_at=NOW)
gone = {**dyn(None, "Delete"), "InputParameters": [{"key": "Target", "value": {"__type": "EntityReference", "LogicalName": "opportunity", "Id": "b1"}}]}
shared('dynamics-365', LONG, LONG2, header_show, header_wrong, {"currency": "EUR"}, items=[
    (dyn(1), [deal_at()], 'won'), (dyn(1, before=0), [deal_at()], 'won-with-an-image'), (dyn(1, "Create"), [deal_at()], 'created-as-won'), (dyn(1, "Restore"), [deal_at()], 'restored-as-won'),
    (dyn(1, amount=None), [{k: v for k, v in deal_at().items() if k != "value"}], 'won-without-an-amount'),
    (dyn(1, OperationId=NOUGHT), [deal_at(f"rq-1:b1:Update:{MS}")], 'synchronous-step'),
    (dyn(1, OperationCreatedOn=None), [{**attested("deal_won", "opportunity", "b1", iso(AT), "op-1", value=EUR), "occurred_at_receipt": True}], 'won-without-a-time'),
    (dyn(0), [undealt("reopened")], 'reopened'), (dyn(2), [undealt("lost")], 'lost'), (gone, [undealt("deleted")], 'deleted'),
    (dyn(None), [{**deal_at(), "act": "noted"}], 'another-amount'), (dyn(1, before=1), [{**deal_at(), "act": "noted"}], 'state-written-again'),
    (dyn(1, before=1, amount=None), [IGNORED], 'edited'), (dyn(None, amount=None), [IGNORED], 'no-state'), (dyn(0, "Create"), [IGNORED], 'created'), (dyn(None, "Assign"), [IGNORED], 'assigned'),
    (dyn(None, target=False), [REFUSED], 'over-256-kib'), (dyn(7), [REFUSED], 'unknown-state'), (dyn(1, "Win"), [REFUSED], 'unknown-message'), (dyn(None, "Restore"), [REFUSED], 'restored'),
    ({**dyn(1), "PrimaryEntityName": "contact"}, [REFUSED], 'another-entity')])
PAIR, PAIR2 = 'countersign:a-long-password-0123', 'countersign:another-password-4567'
basic_show = lambda s, b: ({'Authorization': 'Basic ' + b64(s.encode())}, URL, b)
basic_wrong = lambda k: {'no-header': ({}, URL, TEXT, 'missing_header'), 'two-headers': ({'Authorization': ['Basic ' + b64(k.encode())] * 2}, URL, TEXT, 'repeated_header'),
                         'bearer': ({'Authorization': 'Bearer ' + b64(k.encode())}, URL, TEXT, 'wrong_scheme'), 'not-encoded': ({'Authorization': 'Basic ' + k}, URL, TEXT, 'wrong_secret'),
                         'unpadded': ({'Authorization': 'Basic ' + b64((k + 'xx').encode()).rstrip('=')}, URL, TEXT, 'wrong_secret')}
PD, PD_S = "2026-11-02T09:59:00.322Z", "2026-11-02T09:59:00.000Z"
def deal(status, previous, meta={}, **m):
    """Pipedrive's webhook v2, shortened; previous holds what changed."""
    return {"data": {"id": 5, "status": status, "value": 1200.5, "currency": "EUR", "won_time": "2026-11-02T09:58:00Z", "is_archived": False, **m}, "previous": previous,
            "meta": {"action": "change", "entity": "deal", "entity_id": "5", "id": "0d3e4a2c-0d3e-4a2c-9d61-0d3e4a2c9d61", "timestamp": PD, "version": "2.0", **meta}}
VALUE, UUID = {"amount": "1200.50", "currency": "EUR"}, "0d3e4a2c-0d3e-4a2c-9d61-0d3e4a2c9d61"
pd = lambda ident=UUID, **m: attested("deal_won", "deal", "5", m.pop("at", "2026-11-02T09:58:00Z"), ident, **{"stated_at": PD, "value": VALUE, **m})
unpd = lambda reason, ident=UUID: retracted("deal_won", "deal", "5", PD, reason, ident, stated_at=PD)
v1 = lambda action, status, was, **m: {"v": 1, "event": f"{action}.deal", "current": None if action == "deleted" else {"id": 5, "status": status, "value": 1200.5, "currency": "EUR", "won_time": "2026-11-02 09:58:00"},
                                       "previous": was and {"id": 5, "status": was, "value": 1200.5, "currency": "EUR", "won_time": "2026-11-02 09:58:00"},
                                       "meta": {"v": 1, "action": action, "object": "deal", "id": 5, "timestamp": S - 60, **m}}
V1 = lambda action: f"deal:5:{action}:{S - 60}"
without = lambda item, *names: {k: v for k, v in item.items() if k not in names}
shared('pipedrive', PAIR, PAIR2, basic_show, basic_wrong, items=[
    (deal("won", {"status": "open", "won_time": None}), [pd()], 'won'),
    (deal("won", None, {"action": "create"}), [pd()], 'created-as-won'),
    (deal("won", None), [pd()], 'won-without-what-was-before'), (without(deal("won", None), "previous"), [pd()], 'won-without-previous'),
    (deal("won", {"status": "open"}, value=None), [without(pd(), "value")], 'won-without-a-value'),
    (deal("won", {"status": "open"}, won_time=None), [pd(at=PD)], 'won-without-its-time'),
    (deal("won", {"status": "open"}, value=10.125, currency="KWD"), [pd(value={"amount": "10.125", "currency": "KWD"})], 'in-dinars'),
    (deal("won", {"status": "open"}, value=500, currency="JPY"), [pd(value={"amount": "500", "currency": "JPY"})], 'in-yen'),
    (deal("won", {"status": "open"}, {"id": 1, "timestamp": S - 60}), [pd(f"deal:5:change:{S - 60}", stated_at=PD_S)], 'numbers-and-seconds'),
    (deal("won", {"title": "x"}), [IGNORED], 'won-and-renamed'), (deal("won", {"is_archived": False}, is_archived=True), [IGNORED], 'won-and-archived'),
    (deal("won", {"value": 900}), [noted("deal_won", "deal", "5", PD, UUID, stated_at=PD, value=VALUE)], 'won-and-another-value'),
    (deal("won", {"value": 900}, value=None), [IGNORED], 'won-and-no-value-any-more'),
    (deal("won", {"won_time": "2026-11-01T00:00:00Z"}), [{**pd(), "act": "restated", "reason": "changed"}], 'won-at-another-time'),
    (deal("open", {"status": "won"}), [unpd("open")], 'open-again'), (deal("lost", {"status": "won"}), [unpd("lost")], 'lost'), (deal("open", {"status": "lost"}), [IGNORED], 'open-from-lost'),
    ({**deal("won", None, {"action": "delete"}), "data": None, "previous": deal("won", None)["data"]}, [unpd("deleted")], 'deleted'),
    (deal("deleted", {"status": "won"}), [unpd("deleted")], 'deleted-by-its-status'), (deal("won", {"status": "deleted"}), [pd()], 'restored'),
    ({**deal("won", None, {"action": "delete", "merged_to_id": "9"}), "data": None, "previous": deal("won", None)["data"]}, [merged("deal_won", "deal", "5", "9", PD, UUID, stated_at=PD)], 'merged'),
    (v1("updated", "won", "open"), [pd(V1("updated"), stated_at=PD_S)], 'version-1'), (v1("updated", "won", "won"), [IGNORED], 'version-1-edited'),
    (v1("deleted", "won", "won"), [{**unpd("deleted", V1("deleted")), "occurred_at": PD_S, "stated_at": PD_S}], 'version-1-deleted'), (v1("merged", "won", "won"), [REFUSED], 'version-1-merged'),
    (deal("open", {"title": "x"}), [IGNORED], 'open'), (deal("won", {"status": "open"}, {"entity": "person"}), [IGNORED], 'a-person'),
    (deal("won", {"status": "open"}, {"entity": "invoice"}), [REFUSED], 'unknown-object'), (deal("won", {"status": "open"}, {"action": "archive"}), [REFUSED], 'unknown-action'),
    (deal("paused", {"status": "won"}), [REFUSED], 'unknown-status')])
RULE = {"act": "attested", "outcome": "ticket_resolved", "record": {"type": "ticket", "id": "4711"}}
shared('freshdesk', PAIR, PAIR2, basic_show, basic_wrong, items=[
    (STATED, [{**STATED, "id": f"T-1:attested:{iso(AT)}"}], 'closed-with-its-time'),
    (RULE, [{**RULE, "id": f"4711:attested:{iso(AT)}", "occurred_at": iso(AT), "occurred_at_receipt": True}], 'closed'),
    ({**RULE, "record": {"type": "ticket", "id": 4711}}, [{**RULE, "id": f"4711:attested:{iso(AT)}", "occurred_at": iso(AT), "occurred_at_receipt": True}], 'closed-with-a-number'),
    ({**RULE, "act": "retracted", "reason": "reopened"}, [{**RULE, "act": "retracted", "reason": "reopened", "id": f"4711:retracted:{iso(AT)}", "occurred_at": iso(AT), "occurred_at_receipt": True}], 'reopened'),
    ({**RULE, "act": "noted", "facts": {"rating": "good"}}, [{**RULE, "act": "noted", "facts": {"rating": "good"}, "id": f"4711:noted:{iso(AT)}", "occurred_at": iso(AT), "stated_at": iso(AT), "occurred_at_receipt": True}], 'rated'),
    ({**RULE, "record": {"type": "ticket", "id": "{{ticket.id}}"}}, [REFUSED], 'record-not-filled'), ({**RULE, "occurred_at": "{{ticket.closed_at}}"}, [REFUSED], 'time-not-filled'),
    ({**RULE, "record": {"type": "ticket", "id": ""}}, [REFUSED], 'record-empty'), ({"freshdesk_webhook": {"ticket_id": 4711}}, [REFUSED], 'simple-content')])
bearer_show = lambda s, b: ({'Authorization': 'Bearer ' + s}, URL, b)
bearer_wrong = lambda k: {'no-header': ({}, URL, TEXT, 'missing_header'), 'two-headers': ({'Authorization': ['Bearer ' + k] * 2}, URL, TEXT, 'repeated_header'),
                          'basic': ({'Authorization': 'Basic ' + k}, URL, TEXT, 'wrong_scheme'), 'no-scheme': ({'Authorization': k}, URL, TEXT, 'wrong_scheme')}
TALK = {"id": "ses_1", "agent": {"id": "sales"}, "started_at": "2026-11-02T09:00:00Z"}
shared('session-bearer', LONG, LONG2, bearer_show, bearer_wrong, items=[(TALK, [TALK])])
attr = lambda **m: [{"key": k.replace('__', '.'), "value": {"intValue": str(v)} if isinstance(v, int) else {"stringValue": v}} for k, v in m.items()]
span = lambda id, start, end, **m: {"traceId": "5b8efff798038103d269b633813fc60c", "spanId": id, "name": "chat", "startTimeUnixNano": f"{MS + start}000000",
                                    "endTimeUnixNano": f"{MS + end}000000", "attributes": attr(**m)}
otlp = {"resourceSpans": [{"resource": {"attributes": attr(service__name="desk")}, "scopeSpans": [{"scope": {}, "spans": [
    span("00000000000000a2", -40000, -30000, gen_ai__conversation__id="conv_1", gen_ai__usage__input_tokens=200, gen_ai__usage__output_tokens=20, countersign__subject__email="ada@example.com", countersign__handled_by="agent"),
    span("00000000000000a1", -60000, -50000, gen_ai__conversation__id="conv_1", gen_ai__agent__id="sales", gen_ai__agent__version="3", gen_ai__usage__input_tokens=100, gen_ai__usage__output_tokens=10),
    span("00000000000000a0", -61000, -29000, gen_ai__conversation__id="conv_1", gen_ai__operation__name="invoke_agent", gen_ai__usage__input_tokens=300, gen_ai__usage__output_tokens=30),
    span("00000000000000b1", -20000, -10000, gen_ai__conversation__id="conv_2", gen_ai__agent__name="care", countersign__strategy__id="s7", countersign__strategy__arm="holdout"),
    span("00000000000000c1", -5000, -4000, gen_ai__conversation__id="conv_3", gen_ai__operation__name="invoke_agent", gen_ai__usage__input_tokens=7)]}]}]}
shared('otel-genai', LONG, LONG2, bearer_show, bearer_wrong, items=[
    (otlp, [{"id": "conv_1", "conversation": "conv_1", "agent": {"id": "sales", "version": "3"}, "subjects": [ADA], "started_at": "2026-11-02T09:58:59.000Z",
             "ended_at": "2026-11-02T09:59:31.000Z", "handled_by": "agent", "usage": {"input_tokens": 300, "output_tokens": 30},
             "spans": [{"id": "00000000000000a0", "level": "run", "input_tokens": 300, "output_tokens": 30}, {"id": "00000000000000a1", "level": "call", "input_tokens": 100, "output_tokens": 10},
                       {"id": "00000000000000a2", "level": "call", "input_tokens": 200, "output_tokens": 20}]},
            {"id": "conv_2", "conversation": "conv_2", "agent": {"id": "care"}, "subjects": [], "started_at": "2026-11-02T09:59:40.000Z", "ended_at": "2026-11-02T09:59:50.000Z",
             "strategy": {"id": "s7", "arm": "holdout"}, "usage": {}, "spans": [{"id": "00000000000000b1", "level": "call"}]},
            {"id": "conv_3", "conversation": "conv_3", "agent": {"id": "desk"}, "agent_assumed": True, "subjects": [], "started_at": "2026-11-02T09:59:55.000Z",
             "ended_at": "2026-11-02T09:59:56.000Z", "usage": {"input_tokens": 7}, "spans": [{"id": "00000000000000c1", "level": "run", "input_tokens": 7}]}]),
    ({"resourceSpans": []}, [IGNORED])])


def token_field(secret, body):
    said = json.loads(body)
    return {}, URL, json.dumps({**said, "token": secret})


zoho = lambda *deals, operation="update", **m: {"module": "Deals", "operation": operation, "ids": [i for i, _ in deals], "channel_id": "1000", "server_time": MS,
    "affected_fields": [{i: list(v)} for i, v in deals if v], "affected_values": [{"record_id": i, "values": v} for i, v in deals if v], **m}
zoho_item = lambda i, operation="update", **m: attested("deal_won", "Deals", i, NOW, f"1000:{i}:{operation}:{MS}", stated_at=NOW, **m)
unzoho = lambda reason, operation="update": retracted("deal_won", "Deals", "300", NOW, reason, f"1000:300:{operation}:{MS}", stated_at=NOW)
WON, MONEY = {"Stage": "Closed Won"}, {"currency": "EUR"}
stripped = lambda body, *names: {k: v for k, v in body.items() if k not in names}
shared('zoho-crm', LONG, LONG2, token_field, lambda k: {
    'no-token': ({}, URL, json.dumps(zoho(("300", WON))), 'wrong_secret'), 'token-a-number': ({}, URL, json.dumps({**zoho(("300", WON)), "token": 5}), 'wrong_secret'),
    'token-twice': ({}, URL, '{"token":"x","token":"' + k + '"}', 'wrong_secret'), 'no-json': ({}, URL, 'token=' + k, 'wrong_secret'),
    'token-deeper': ({}, URL, json.dumps({"a": {"token": k}}), 'wrong_secret')}, items=[
    (zoho(("300", WON), ("301", {"Stage": "Qualification"}), ("302", {"Description": "x"})),
     [zoho_item("300"), {**unzoho("Qualification"), "record": {"type": "Deals", "id": "301"}, "id": f"1000:301:update:{MS}"}, IGNORED], 'several'),
    (zoho(("300", WON)), [zoho_item("300")], 'won'), (zoho(("300", WON), operation="insert"), [zoho_item("300", "insert")], 'created-as-won'),
    (zoho(("300", {**WON, "Amount": 1200.5})), [zoho_item("300", value=VALUE)], 'won-with-its-amount', MONEY),
    (zoho(("300", {**WON, "Amount": 1200.5, "Currency": "EUR"})), [zoho_item("300", value=VALUE)], 'won-in-its-currency'),
    (zoho(("300", {"Stage": "Gewonnen"})), [zoho_item("300")], 'won-by-another-name', {"won": "Gewonnen"}),
    (zoho(("300", {"Stage": "Negotiation"})), [unzoho("Negotiation")], 'open-again'), (zoho(("300", {"Stage": "Qualification"}), operation="insert"), [IGNORED], 'created'),
    (zoho(("300", {"Description": "x"})), [IGNORED], 'edited'), (zoho(("300", {"Amount": 1200.5})), [IGNORED], 'amount-that-nobody-bills'),
    (zoho(("300", {"Amount": 1200.5})), [{**zoho_item("300", value=VALUE), "act": "noted"}], 'another-amount', MONEY),
    (zoho(("300", None), operation="delete"), [unzoho("deleted", "delete")], 'deleted'),
    (stripped(zoho(("300", WON)), "server_time"), [attested("deal_won", "Deals", "300", iso(AT), "1000:300:update", occurred_at_receipt=True)], 'without-a-time'),
    (stripped(zoho(("300", WON)), "affected_values"), [REFUSED], 'stage-without-its-value'), (stripped(zoho(("300", None)), "affected_values", "affected_fields"), [REFUSED], 'nothing-of-the-deal'),
    (zoho(("300", WON), operation="undelete"), [REFUSED], 'unknown-operation'), (zoho(("300", WON), module="Leads"), [REFUSED], 'another-module')])

# --- Salesforce Outbound Message ------------------------------------------------------------------------------------------


def outbound():
    cert, wrong = pem('salesforce.test-cert.pem').decode(), pem('other.test-cert.pem').decode()
    org = '00D000000000062EAA'
    settings = {"organization_id": org, "outcome": "deal_won", "won_field": "StageName", "won_value": "Closed Won", "occurred_field": "CloseDate",
                "value_field": "Amount", "currency": "EUR"}
    cases = Cases('salesforce-outbound-message', [cert], settings)
    one = lambda n, stage='Closed Won': f'''<Notification><Id>04l{n}</Id><sObject xsi:type="sf:Opportunity" xmlns:sf="urn:sobject.enterprise.soap.sforce.com">
      <sf:Id>006{n}</sf:Id><sf:StageName>{stage}</sf:StageName><sf:CloseDate>2026-11-01</sf:CloseDate><sf:Amount>1200.50</sf:Amount><sf:Note xsi:nil="true"/></sObject></Notification>'''
    soap = lambda inner, o=org, head='<?xml version="1.0" encoding="UTF-8"?>': f'''{head}<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
 <soapenv:Body><notifications xmlns="http://soap.sforce.com/2005/09/outbound"><OrganizationId>{o}</OrganizationId><ActionId>04k1</ActionId><SessionId>00Dsecret</SessionId>
 <EnterpriseUrl>https://x.example</EnterpriseUrl>{inner}</notifications></soapenv:Body></soapenv:Envelope>'''
    item = lambda n: attested("deal_won", "salesforce", f"006{n}", "2026-11-01T00:00:00Z", f"04l{n}", value=VALUE)
    case = lambda n, body, expect, c=cert, **m: cases.case(n, {"SOAPAction": '""'}, body, expect, media='text/xml', certificate=c, **m)
    case('one', soap(one(1)), 'caller-only', items=[item(1)])
    case('two', soap(one(1) + one(2)), 'caller-only', items=[item(1), item(2)])
    case('lost', soap(one(1, 'Closed Lost')), 'caller-only', items=[retracted("deal_won", "salesforce", "0061", "2026-11-01T00:00:00Z", "Closed Lost", "04l1")])
    case('entities-of-xml-itself', soap(one(1, 'A &amp; B &#228;')), 'caller-only', items=[retracted("deal_won", "salesforce", "0061", "2026-11-01T00:00:00Z", "A & B ä", "04l1")])
    case('cdata', soap(one(1, '<![CDATA[Closed Won]]>')), 'caller-only', items=[item(1)])
    changed = lambda n, stage: one(n, stage).replace('<sf:Note ', '<sf:LastModifiedDate>2026-11-02T09:59:00.000Z</sf:LastModifiedDate><sf:Note ')
    case('won-with-its-change', soap(changed(1, 'Closed Won')), 'caller-only', items=[{**item(1), "stated_at": "2026-11-02T09:59:00.000Z"}])
    case('lost-with-its-change', soap(changed(1, 'Closed Lost')), 'caller-only',
         items=[retracted("deal_won", "salesforce", "0061", "2026-11-02T09:59:00.000Z", "Closed Lost", "04l1", stated_at="2026-11-02T09:59:00.000Z")])
    case('organization-of-15', soap(one(1), org[:15]), 'caller-only')
    case('settings-of-15', soap(one(1)), 'caller-only', settings={**settings, "organization_id": org[:15]})
    case('second-certificate', soap(one(1)), 'caller-only', c=wrong, keys=[cert, wrong])
    case('certificate-with-other-line-ends', soap(one(1)), 'caller-only', c=cert.replace('\n', '\r\n'))
    case('no-notifications', soap(''), 'caller-only')
    case('unicode', soap(one(1, 'gewonnen ✓')), 'caller-only')
    case('another-stage-of-won', soap(one(1, 'Closed Renewed')), 'caller-only', settings={**settings, "won_value": "Closed Won, Closed Renewed"}, items=[item(1)])
    usd = one(1).replace('<sf:Note ', '<sf:CurrencyIsoCode>USD</sf:CurrencyIsoCode><sf:Note ')
    case('currency-of-the-message', soap(usd), 'caller-only', items=[{**item(1), "value": {"amount": "1200.50", "currency": "USD"}}])
    case('no-stage-beside-a-good-one', soap(one(1).replace('StageName', 'Stage') + one(2)), 'caller-only', items=[REFUSED, item(2)])
    case('no-date', soap(one(1).replace('CloseDate', 'Closed')), 'caller-only', items=[REFUSED])
    case('other-organization', soap(one(1), '00D000000000099EAA'), 'wrong_organization')
    case('organization-empty', soap(one(1), ''), 'wrong_organization')
    case('organization-shorter', soap(one(1), org[:14]), 'wrong_organization')
    case('organization-of-16', soap(one(1), org[:16]), 'wrong_organization')
    case('organization-other-case', soap(one(1), org.lower()), 'wrong_organization')
    case('checksum-of-another', soap(one(1), org[:15] + 'EAB'), 'wrong_organization')
    case('two-organizations', soap('<OrganizationId>' + org + '</OrganizationId>' + one(1), '00D000000000099EAA'), 'malformed_body')
    case('organization-in-a-field', soap(one(1, org), '00D000000000099EAA'), 'wrong_organization')
    case('no-certificate', soap(one(1)), 'wrong_certificate', c=None)
    case('other-certificate', soap(one(1)), 'wrong_certificate', c=wrong)
    case('certificate-in-a-header', soap(one(1)), 'wrong_certificate', c=None)
    cases.lines[-1]["headers"]["X-Amzn-Mtls-Clientcert"] = [cert.replace('\n', '')]
    case('certificate-no-pem', soap(one(1)), 'wrong_certificate', c='abc')
    case('certificate-cut', soap(one(1)), 'wrong_certificate', c=cert[:200])
    dtd = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    case('external-entity', soap(one(1, '&e;'), head=dtd), 'malformed_body')
    case('external-entity-as-organization', soap(one(1), '&e;', head=dtd), 'malformed_body')
    bomb = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    case('entities-that-grow', soap(one(1, '&b;'), head=bomb), 'malformed_body')
    case('external-dtd', soap(one(1), head='<?xml version="1.0"?><!DOCTYPE x SYSTEM "http://evil.example/x.dtd">'), 'malformed_body')
    case('no-xml', 'hello', 'malformed_body')
    case('empty', '', 'malformed_body')
    case('cut', soap(one(1))[:-20], 'malformed_body')
    case('another-namespace', soap(one(1)).replace('2005/09/outbound', '2005/09/other'), 'malformed_body')
    case('two-messages', soap(one(1)).replace('</soapenv:Body>', '<notifications xmlns="http://soap.sforce.com/2005/09/outbound"/></soapenv:Body>'), 'malformed_body')
    case('deep', soap('<Notification>' + '<a>' * 3000 + '</a>' * 3000 + '</Notification>'), 'malformed_body')
    cases.write()


outbound()
