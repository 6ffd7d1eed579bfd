#!/usr/bin/env python3
"""Makes events/profiles/*.ndjson: requests signed as each vendor signs them, with none of Countersign's own code.

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


def flip(text):
    return ('B' if text[0] == 'A' else 'A') + text[1:] if text else 'A'


def spoil(cases, make, header, body=TEXT, sign=None, clock=None, unit='s', prefix='', hexed=False, url_signed=False,
          method_signed=False, id_header=None, other_key=OTHER, media='application/json', **kw):
    """Everything that must be refused of a good request. `make(body, key?, at?)` gives its headers."""
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
    for i, (body, expected) in enumerate(items):
        text = json.dumps(body, separators=(',', ':'), ensure_ascii=False) if not isinstance(body, str) else body
        cases.case(f'payload-{i + 1}', make(text), text, grade, items=expected, **kw)
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


def retracted(outcome, kind, ident, at, reason, ident_of_message=None, **more):
    return {"act": "retracted", "outcome": outcome, "record": {"type": kind, "id": ident}, "occurred_at": at, "reason": reason,
            **more, **({"id": ident_of_message} if ident_of_message else {})}


IGNORED = {"ignore": True}
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

    for i, (body, expected) in enumerate(items):
        text = json.dumps(body, separators=(',', ':'))
        cases.case(f'payload-{i + 1}', make(text), text, grade, items=expected)
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
asymmetric('freshchat', 'X-Freshchat-Signature', RSA, plain, RSAS, b64, items=[
    ({"actor": {"actor_type": "agent", "actor_id": "a1"}, "action": "conversation_resolution", "action_time": "2026-11-02T09:58:00Z",
      "data": {"resolve": {"resolver": "a1", "conversation": talk}}},
     [attested("ticket_resolved", "conversation", "c-77", "2026-11-02T09:58:00Z", "c-77:conversation_resolution:2026-11-02T09:58:00Z",
               conversation="c-77", stated_at="2026-11-02T09:58:00Z")]),
    ({"actor": {}, "action": "conversation_reopen", "action_time": "2026-11-02T09:59:00Z", "data": {"reopen": {"conversation": talk}}},
     [retracted("ticket_resolved", "conversation", "c-77", "2026-11-02T09:59:00Z", "reopened", "c-77:conversation_reopen:2026-11-02T09:59:00Z",
                conversation="c-77", stated_at="2026-11-02T09:59:00Z")]),
    ({"action": "message_create", "action_time": "2026-11-02T09:59:00Z", "data": {"message": {}}}, [IGNORED])])
asymmetric('zoho-salesiq', 'x-siqsignature', RSA, plain, RSAS, b64, items=[
    ({"event": "conversation.completed", "event_time": str(MS), "entity": {"id": "4000"}},
     [attested("ticket_resolved", "conversation", "4000", NOW, f"4000:conversation.completed:{MS}", conversation="4000", stated_at=NOW)]),
    ({"event": "visitor.created", "event_time": str(MS), "entity": {"id": "4000"}}, [IGNORED])])


def gohighlevel():
    body = lambda **m: {"type": "OpportunityStatusUpdate", "locationId": "loc", "id": "opp-1", "status": "won", "monetaryValue": 1200.5,
                        "timestamp": iso(AT), "webhookId": "wh-1", **m}
    texts = [json.dumps(body()), json.dumps(body(status='open')), json.dumps(body(note='grüße'), ensure_ascii=False)]
    key, other = RSAS
    cases = Cases('gohighlevel', [key[1]], {"currency": "USD"})
    make = lambda b, k=key[0], at=AT: {'x-wh-signature': b64(RSA(k, b.encode() if isinstance(b, str) else b))}
    cases.case('won', make(texts[0]), texts[0], 'body-signed-fresh', items=[
        attested("deal_won", "opportunity", "opp-1", iso(AT), "wh-1", stated_at=iso(AT), value={"amount": "1200.50", "currency": "USD"})])
    lost = json.dumps(body(status='lost'))
    cases.case('lost', make(lost), lost, 'body-signed-fresh', items=[retracted("deal_won", "opportunity", "opp-1", iso(AT), "lost", "wh-1", stated_at=iso(AT))])
    cases.case('open', make(texts[1]), texts[1], 'body-signed-fresh', items=[IGNORED])
    cases.case('unicode', make(texts[2]), texts[2], 'body-signed-fresh')
    cases.case('retried-after-an-hour', make(texts[0]), texts[0], 'body-signed', at=AT + datetime.timedelta(hours=1))
    cases.case('after-four-days', make(texts[0]), texts[0], 'stale', at=AT + datetime.timedelta(days=4))
    cases.case('from-the-future', make(texts[0]), texts[0], 'from_the_future', at=AT - datetime.timedelta(minutes=6))
    none = json.dumps({k: v for k, v in body().items() if k != 'timestamp'})
    cases.case('no-time-in-the-body', make(none), none, 'malformed_timestamp')
    number = json.dumps(body(timestamp=MS))
    cases.case('time-as-a-number', make(number), number, 'malformed_timestamp')
    cases.case('no-json', make('won'), 'won', 'malformed_timestamp')
    spoil(cases, make, 'x-wh-signature', body=texts[0], other_key=other[0])
    cases.write()


gohighlevel()

# --- HubSpot --------------------------------------------------------------------------------------------------------------
event = lambda **m: {"eventId": 100, "subscriptionId": 5, "portalId": 62515, "appId": 9, "occurredAt": MS - 60000, "attemptNumber": 0,
                     "subscriptionType": "deal.propertyChange", "objectId": 123, "propertyName": "dealstage", "propertyValue": "closedwon",
                     "changeSource": "CRM_UI", **m}
BEFORE = '2026-11-02T09:59:00.000Z'
facts = lambda p, v: {"property": p, "value": v, "change_source": "CRM_UI"}
WON = attested("deal_won", "deal", "123", BEFORE, "62515-5-100", stated_at=BEFORE, facts=facts("dealstage", "closedwon"))
HUB = [
    ([event()], [WON]),
    ([event(), event(eventId=101, propertyValue="appointmentscheduled"), event(eventId=102, propertyValue="closedlost", objectId=124),
      event(eventId=103, subscriptionType="ticket.propertyChange", propertyName="hs_pipeline_stage", propertyValue="4", objectId=9),
      event(eventId=104, subscriptionType="ticket.propertyChange", propertyName="hs_pipeline_stage", propertyValue="1", objectId=9),
      event(eventId=105, subscriptionType="contact.creation")],
     [WON, IGNORED,
      retracted("deal_won", "deal", "124", BEFORE, "lost", "62515-5-102", stated_at=BEFORE, facts=facts("dealstage", "closedlost")),
      attested("ticket_resolved", "ticket", "9", BEFORE, "62515-5-103", stated_at=BEFORE, facts=facts("hs_pipeline_stage", "4")),
      retracted("ticket_resolved", "ticket", "9", BEFORE, "reopened", "62515-5-104", stated_at=BEFORE, facts=facts("hs_pipeline_stage", "1")),
      IGNORED])]
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
    # As the vendor's own SDKs sign it: without decoding. The vendor's documents decode.
    query = URL + '?u=https%3A%2F%2Fx'
    undecoded = mac('sha256', UTF8.encode(), 'POST', query, TEXT, str(MS))
    cases.case('query-not-decoded-as-the-sdks-do', head(query, undecoded), TEXT, 'bad_signature', url=query)
    cases.case('query-in-another-order', head(URL + '?b=2&a=1'), TEXT, 'bad_signature', url=URL + '?a=1&b=2')
    cases.case('seconds-for-milliseconds', {**head(URL), 'X-HubSpot-Request-Timestamp': str(S),
               'X-HubSpot-Signature-v3': b64(mac('sha256', UTF8.encode(), 'POST', URL, TEXT, str(S)))}, TEXT, 'stale')
    cases.case('only-a-v1-signature', {'X-HubSpot-Signature': hashlib.sha256((UTF8 + TEXT).encode()).hexdigest(),
                                       'X-HubSpot-Signature-Version': 'v1'}, TEXT, 'missing_header')
    cases.write()
    simple('hubspot-v2', 'X-HubSpot-Signature', lambda k, s, b: hashlib.sha256(k + b'POST' + URL.encode() + b).digest(), hexed, items=HUB,
           url_signed=True, method_signed=True)
    simple('hubspot-v1', 'X-HubSpot-Signature', lambda k, s, b: hashlib.sha256(k + b).digest(), hexed, items=HUB)


hubspot()

# --- keyed hashes ---------------------------------------------------------------------------------------------------------
body_only = lambda alg: lambda k, s, b: mac(alg, k, b)
zen = lambda now, was: {"type": "zen:event-type:ticket.status_changed", "id": "01Z", "time": "2026-11-02T09:59:00Z", "subject": "zen:ticket:35",
                        "detail": {"id": "35", "status": now}, "event": {"current": now, "previous": was}}
moved = lambda now, was: {"status": now, "previous_status": was}
simple('zendesk', 'X-Zendesk-Webhook-Signature', lambda k, s, b: mac('sha256', k, s, b), b64, clock='X-Zendesk-Webhook-Signature-Timestamp', unit='iso', items=[
    (STATED, [STATED]),
    (zen("SOLVED", "OPEN"), [attested("ticket_resolved", "ticket", "35", "2026-11-02T09:59:00Z", "01Z", stated_at="2026-11-02T09:59:00Z", facts=moved("SOLVED", "OPEN"))]),
    (zen("OPEN", "SOLVED"), [retracted("ticket_resolved", "ticket", "35", "2026-11-02T09:59:00Z", "reopened", "01Z", stated_at="2026-11-02T09:59:00Z", facts=moved("OPEN", "SOLVED"))]),
    (zen("CLOSED", "SOLVED"), [IGNORED])])
inter = lambda topic: {"type": "notification_event", "id": "notif_1", "topic": topic, "created_at": S, "data": {"item": {"type": "conversation", "id": "77"}}}
simple('intercom', 'X-Hub-Signature', body_only('sha1'), hexed, prefix='sha1=', items=[
    (inter("conversation.admin.closed"), [attested("ticket_resolved", "conversation", "77", NOW, "notif_1", conversation="77", stated_at=NOW)]),
    (inter("conversation.admin.opened"), [retracted("ticket_resolved", "conversation", "77", NOW, "reopened", "notif_1", conversation="77", stated_at=NOW)]),
    (inter("contact.created"), [IGNORED])])
front = lambda t: {"id": "evt_1", "type": t, "emitted_at": S - 0.5, "conversation": {"id": "cnv_1"}}
HALF = '2026-11-02T09:59:59.500Z'
FRONT = [(front("archive"), [attested("ticket_resolved", "conversation", "cnv_1", HALF, "evt_1", conversation="cnv_1", stated_at=HALF)]),
         (front("reopen"), [retracted("ticket_resolved", "conversation", "cnv_1", HALF, "reopened", "evt_1", conversation="cnv_1", stated_at=HALF)]),
         (front("comment"), [IGNORED])]
simple('front-app', 'X-Front-Signature', lambda k, s, b: mac('sha256', k, s, ':', b), b64, clock='X-Front-Request-Timestamp', unit='ms',
       items=[({"type": b["type"], "authorization": {"id": "cmp_1"}, "payload": b}, i) for b, i in FRONT])
simple('front-rule', 'X-Front-Signature', body_only('sha1'), b64, items=FRONT)
closed = lambda **d: {"event": {"id": "ev_1", "object_type": "opportunity", "action": "updated", "date_updated": "2026-11-02T09:59:00+00:00",
                                "previous_data": {"status_type": "active"},
                                "data": {"id": "oppo_1", "status_type": "won", "value": 120050, "value_currency": "USD", **d}}, "subscription_id": "whsub_1"}
STAMP = "2026-11-02T09:59:00+00:00"
simple('close', 'close-sig-hash', lambda k, s, b: mac('sha256', k, s, b), hexed, clock='close-sig-timestamp', key='5a' * 32, other='a5' * 32, keyfn=bytes.fromhex, items=[
    (closed(), [attested("deal_won", "opportunity", "oppo_1", STAMP, "ev_1", stated_at=STAMP, value={"amount": "1200.50", "currency": "USD"})]),
    (closed(status_type="lost"), [retracted("deal_won", "opportunity", "oppo_1", STAMP, "lost", "ev_1", stated_at=STAMP)]),
    (closed(status_type="active"), [IGNORED])])
attio = lambda t: {"webhook_id": "w1", "events": [{"event_type": t, "id": {"workspace_id": "ws", "list_id": "l", "entry_id": "en1", "attribute_id": "at1"}, "actor": {"type": "workspace-member"}}]}
SET_ATTIO = {"outcome": "deal_won", "event_type": "list-entry.updated", "retract_type": "list-entry.deleted"}
simple('attio', 'Attio-Signature', body_only('sha256'), hexed, settings=SET_ATTIO, items=[
    (attio("list-entry.updated"), [attested("deal_won", "entry", "en1", iso(AT), "list-entry.updated:en1:at1", facts={"webhook": "w1"})]),
    (attio("list-entry.deleted"), [retracted("deal_won", "entry", "en1", iso(AT), "list-entry.deleted", "list-entry.deleted:en1:at1", facts={"webhook": "w1"})]),
    (attio("note.created"), [IGNORED])])
issue = lambda action, **m: {"action": action, "issue": {"number": 7, "state_reason": "completed", "closed_at": "2026-11-02T09:59:00Z", "updated_at": "2026-11-02T09:59:30Z", **m},
                             "repository": {"full_name": "acme/app"}}
simple('github', 'X-Hub-Signature-256', body_only('sha256'), hexed, prefix='sha256=', items=[
    (issue("closed"), [attested("issue_resolved", "issue", "acme/app#7", "2026-11-02T09:59:00Z", "acme/app:7:closed:2026-11-02T09:59:00Z", stated_at="2026-11-02T09:59:00Z")]),
    (issue("reopened"), [retracted("issue_resolved", "issue", "acme/app#7", "2026-11-02T09:59:30Z", "reopened", "acme/app:7:reopened:2026-11-02T09:59:30Z", stated_at="2026-11-02T09:59:30Z")]),
    (issue("closed", state_reason="not_planned"), [IGNORED])])
order = lambda **m: {"id": 820982911946154508, "email": "ada@example.com", "processed_at": "2026-11-02T10:55:00+01:00", "updated_at": "2026-11-02T10:59:00+01:00",
                     "cancelled_at": None, "cancel_reason": None, "financial_status": "paid", "currency": "EUR", "total_price": "199.00", "current_total_price": "199.00", **m}
ADA = {"format": "email", "email": "ada@example.com"}
simple('shopify', 'X-Shopify-Hmac-SHA256', body_only('sha256'), b64, items=[
    (order(), [attested("sale", "order", "820982911946154508", "2026-11-02T10:55:00+01:00", "820982911946154508:paid:2026-11-02T10:59:00+01:00",
                        stated_at="2026-11-02T10:59:00+01:00", subject=ADA, value={"amount": "199.00", "currency": "EUR"})]),
    (order(financial_status="refunded"), [retracted("sale", "order", "820982911946154508", "2026-11-02T10:59:00+01:00", "refunded",
                                                     "820982911946154508:refunded:2026-11-02T10:59:00+01:00", stated_at="2026-11-02T10:59:00+01:00", subject=ADA)]),
    (order(financial_status="pending"), [IGNORED])])
dixa_at = "2026-11-02T09:59:00Z"
dixa = lambda f: {"event_id": "e-1", "event_fqn": f, "event_version": "1", "event_timestamp": dixa_at, "data": {"conversation": {"csid": 55}}}
helps = lambda status: {"id": 19, "status": status, "closedAt": "2026-11-02T09:59:00Z", "userUpdatedAt": "2026-11-02T09:59:30Z"}
simple('help-scout', 'X-HelpScout-Signature', body_only('sha1'), b64, items=[
    (helps("closed"), [attested("ticket_resolved", "conversation", "19", "2026-11-02T09:59:00Z", "19:closed:2026-11-02T09:59:00Z", conversation="19", stated_at="2026-11-02T09:59:00Z")]),
    (helps("active"), [retracted("ticket_resolved", "conversation", "19", "2026-11-02T09:59:30Z", "reopened", "19:active:2026-11-02T09:59:30Z", conversation="19", stated_at="2026-11-02T09:59:30Z")])])
SET_DC = {"outcome": "policy_signed", "record_field": "PolicyId__c", "occurred_field": "Signed__c", "value_field": "Premium__c", "currency": "EUR"}
current = {"PolicyId__c": "P-991", "Signed__c": "2026-11-02T09:59:00Z", "Premium__c": "1200.00"}
policy = attested("policy_signed", "record", "P-991", "2026-11-02T09:59:00Z", "policy_signed:P-991:2026-11-02T09:59:00Z", value={"amount": "1200.00", "currency": "EUR"})
simple('salesforce-data-cloud', 'x-signature', body_only('sha256'), b64, settings=SET_DC, items=[
    (current, [policy]), ({"payload": {"PayloadCurrentValue": current, "PayloadPrevValue": {}}}, [policy])])
SET_ENS = {"outcome": "mail_clicked", "event_type": "EngagementEvents.EmailClick"}
ens = lambda t: [{"eventCategoryType": t, "timestampUTC": MS, "mid": 100, "composite": {"jobId": "1", "batchId": "2", "subscriberId": "3"}}]
simple('salesforce-marketing-cloud-ens', 'x-sfmc-ens-signature', body_only('sha256'), b64, settings=SET_ENS, items=[
    (ens("EngagementEvents.EmailClick"), [attested("mail_clicked", "send", "100-1-2-3", NOW, f"EngagementEvents.EmailClick:100-1-2-3:{MS}", stated_at=NOW)]),
    (ens("TransactionalSendEvents.EmailSent"), [IGNORED])])

# --- the time among the signature's items: Stripe by its own library, Dixa ------------------------------------------------


def itemed(name, header, signature, key, other, unit, items, grade='body-signed-fresh', written=None):
    cases = Cases(name, [key])
    stamp = lambda at: str(int(at.timestamp() * (1000 if unit == 'ms' else 1)))

    def make(body, k=key, at=AT):
        raw = body.encode() if isinstance(body, str) else body
        return {header: f't={stamp(at)},v1={signature(k, stamp(at), raw)}'}

    for i, (body, expected) in enumerate(items):
        text = json.dumps(body)
        cases.case(f'payload-{i + 1}', make(text), text, grade, items=expected)
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
    # A tolerance of zero means "no check" in a vendor's own low-level call: here the window always holds.
    cases.case('a-year-old', make(TEXT, at=AT - datetime.timedelta(days=365)), TEXT, 'stale')
    cases.case('a-year-ahead', make(TEXT, at=AT + datetime.timedelta(days=365)), TEXT, 'from_the_future')
    cases.write()


pay = lambda t, **o: {"id": "evt_1", "type": t, "created": S, "livemode": True, "data": {"object": {"id": "pi_1", "currency": "eur", "amount_received": 4999, **o}}}
sale = lambda **m: attested("sale", "payment_intent", "pi_1", NOW, "evt_1", stated_at=NOW, facts={"livemode": True}, **m)
itemed('stripe', 'Stripe-Signature', lambda k, s, b: stripe.WebhookSignature._compute_signature(f'{s}.{b.decode("utf-8", "surrogateescape")}', k)
       if not isinstance(b, bytes) or b.decode('utf-8', 'replace').encode() == b else '00', 'whsec_test_secret_0123456789', 'whsec_other_secret_0123456789', 's', [
    (pay("payment_intent.succeeded"), [sale(value={"amount": "49.99", "currency": "EUR"})]),
    (pay("payment_intent.succeeded", currency="jpy"), [sale(value={"amount": "4999", "currency": "JPY"})]),
    (pay("payment_intent.succeeded", currency="kwd"), [sale(value={"amount": "4.999", "currency": "KWD"})]),
    (pay("charge.refunded", id="ch_1", payment_intent="pi_1", refunded=True, amount=4999, amount_refunded=4999),
     [retracted("sale", "payment_intent", "pi_1", NOW, "refunded", "evt_1", stated_at=NOW, facts={"livemode": True})]),
    (pay("charge.refunded", id="ch_1", payment_intent="pi_1", refunded=False, amount=4999, amount_refunded=999),
     [{**sale(value={"amount": "40.00", "currency": "EUR"}), "act": "restated", "reason": "refunded in part"}]),
    (pay("customer.created"), [IGNORED])])
itemed('dixa', 'X-Dixa-Signature', lambda k, s, b: mac('sha256', bytes.fromhex(k), s, '.', b).hex(), '5a' * 32, 'a5' * 32, 'ms', [
    (dixa("CONVERSATION_CLOSED"), [attested("ticket_resolved", "conversation", "55", dixa_at, "e-1", conversation="55", stated_at=dixa_at)]),
    (dixa("CONVERSATION_OPEN"), [retracted("ticket_resolved", "conversation", "55", dixa_at, "reopened", "e-1", conversation="55", stated_at=dixa_at)]),
    (dixa("CONVERSATION_MESSAGE_ADDED"), [IGNORED])])

# --- Twilio, by its own library -------------------------------------------------------------------------------------------


def twilio_form():
    settings = {"outcome": "call_completed"}
    cases = Cases('twilio-form', [UTF8], settings)
    media = 'application/x-www-form-urlencoded'
    fields = {"CallSid": "CA1", "CallStatus": "completed", "From": "+14158675310", "SequenceNumber": "3", "Body": "a b&c=d ü"}
    sign = lambda url, f, k=UTF8: twilio.request_validator.RequestValidator(k).compute_signature(url, f)
    head = lambda url, f, k=UTF8: {'X-Twilio-Signature': sign(url, f, k)}
    text = urllib.parse.urlencode(fields)
    good = head(URL, fields)
    cases.case('call', good, text, 'body-signed', media=media, items=[
        attested("call_completed", "call", "CA1", iso(AT), "CA1:completed:3", conversation="CA1")])
    ringing = {**fields, "CallStatus": "ringing"}
    cases.case('ringing', head(URL, ringing), urllib.parse.urlencode(ringing), 'body-signed', media=media, items=[IGNORED])
    port = URL.replace('.com/', '.com:443/')
    cases.case('signed-with-the-port', head(port, fields), text, 'body-signed', media=media)
    cases.case('addressed-with-the-port', head(URL, fields), text, 'body-signed', url=port, media=media)
    cases.case('query', head(URL + '?b=1&a=%20', fields), text, 'body-signed', url=URL + '?b=1&a=%20', media=media)
    cases.case('fields-in-another-order', good, urllib.parse.urlencode(dict(reversed(fields.items()))), 'body-signed', media=media)
    cases.case('empty-form', head(URL, {}), '', 'body-signed', media=media)
    cases.case('empty-value', head(URL, {"A": ""}), 'A=', 'body-signed', media=media)
    multi = {"A": ["2", "1"]}
    from multidict import MultiDict
    class Many(dict):
        def getall(self, k): return multi[k]
    cases.case('repeated-field', head(URL, Many({"A": "2"})), 'A=2&A=1', 'body-signed', media=media)
    cases.case('second-key', head(URL, fields, OTHER), text, 'body-signed', keys=[UTF8, OTHER], media=media)
    cases.case('behind-a-proxy', head(URL, fields), text, 'body-signed', url=URL.replace('hooks.example.com', 'internal:8080'), media=media,
               settings={**settings, "public_origin": "https://hooks.example.com"})
    bad = lambda n, h, b, r, **more: cases.case(n, h, b, r, **{"media": media, **more})
    bad('field-changed', good, text.replace('CA1', 'CA2'), 'bad_signature')
    bad('field-added', good, text + '&x=1', 'bad_signature')
    bad('field-removed', good, urllib.parse.urlencode({k: v for k, v in fields.items() if k != 'From'}), 'bad_signature')
    bad('value-moved-into-its-name', head(URL, {"AB": "C"}), 'A=BC', 'body-signed')  # The scheme itself has no separator: see its README.
    bad('another-address', good, text, 'bad_signature', url=URL + 'x')
    bad('query-in-another-order', head(URL + '?a=1&b=2', fields), text, 'bad_signature', url=URL + '?b=2&a=1')
    bad('another-port', good, text, 'bad_signature', url=URL.replace('.com/', '.com:8443/'))
    bad('http-for-https', good, text, 'bad_signature', url=URL.replace('https', 'http'))
    bad('other-key', head(URL, fields, OTHER), text, 'bad_signature')
    bad('no-signature', {}, text, 'missing_header')
    bad('two-signatures', {'X-Twilio-Signature': [sign(URL, fields)] * 2}, text, 'repeated_header')
    bad('malformed-escape', good, 'A=%zz', 'malformed_form')
    bad('cut-escape', good, 'A=%4', 'malformed_form')
    bad('not-utf8', good, 'A=%ff', 'malformed_form')
    bad('unpadded', {'X-Twilio-Signature': sign(URL, fields).rstrip('=')}, text, 'malformed_signature')
    bad('url-alphabet', {'X-Twilio-Signature': '-' + sign(URL, fields)[1:]}, text, 'malformed_signature')
    bad('empty-signature', {'X-Twilio-Signature': ''}, text, 'bad_signature')
    bad('sha256-instead', {'X-Twilio-Signature': b64(mac('sha256', UTF8.encode(), URL))}, text, 'bad_signature')
    cases.write()

    cases = Cases('twilio-json', [UTF8], {"outcome": "conversation_closed", "event_type": "com.twilio.conversations.closed"})
    body = json.dumps([{"id": "EZ1", "type": "com.twilio.conversations.closed", "time": "2026-11-02T09:59:00Z", "data": {"conversation_sid": "CH1"}},
                       {"id": "EZ2", "type": "com.twilio.conversations.added", "time": "2026-11-02T09:59:00Z", "data": {}}])
    at = lambda b: URL + '?bodySHA256=' + hashlib.sha256(b.encode()).hexdigest()
    good = head(at(body), {})
    assert twilio.request_validator.RequestValidator(UTF8).validate(at(body), body, good['X-Twilio-Signature'])
    cases.case('event', good, body, 'body-signed', url=at(body), items=[
        attested("conversation_closed", "event", "EZ1", "2026-11-02T09:59:00Z", "EZ1", conversation="CH1", stated_at="2026-11-02T09:59:00Z"), IGNORED])
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
