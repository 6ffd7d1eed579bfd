package dev.countersign.trust.profile.form;

import dev.countersign.trust.profile.CanonicalText.Encoding;
import dev.countersign.trust.profile.Envelope;
import dev.countersign.trust.profile.Envelope.BodyDigest;
import dev.countersign.trust.profile.Envelope.Older;
import dev.countersign.trust.profile.Envelope.Part;
import dev.countersign.trust.profile.Envelope.Presence;
import dev.countersign.trust.profile.Envelope.Signature;
import dev.countersign.trust.profile.Envelope.Timestamp;
import dev.countersign.trust.profile.Envelope.Unit;
import dev.countersign.trust.profile.Envelope.Where;
import dev.countersign.trust.profile.Profile;
import dev.countersign.trust.profile.Profile.Payload;
import dev.countersign.trust.profile.SignatureScheme;
import dev.countersign.trust.profile.SignatureScheme.Algorithm;
import dev.countersign.trust.profile.SignatureScheme.Decoding;
import dev.countersign.trust.profile.SignatureScheme.KeyText;
import java.time.Duration;

/** Reads profiles of the kinds {@code hmac} and {@code public-key}. */
final class SignedForm {
  private static final String[] FIELDS = {
    "algorithm", "message", "signature", "timestamp", "id_header", "body_digest", "key", "fields"
  };

  private SignedForm() {}

  static Profile hmac(ProfileNode at) {
    ProfileForm.only(at, FIELDS);
    var key = key(at);
    var scheme =
        switch (at.text("algorithm")) {
          case "sha256" -> new SignatureScheme.Hmac("HmacSHA256", key);
          case "sha512" -> new SignatureScheme.Hmac("HmacSHA512", key);
          case "sha1" -> new SignatureScheme.Hmac("HmacSHA1", key);
          case "plain-sha256" -> new SignatureScheme.Hash("SHA-256", key);
          default -> throw at.wrong("algorithm", "not one of sha256, sha512, sha1, plain-sha256");
        };
    return signed(at, scheme);
  }

  static Profile publicKey(ProfileNode at) {
    ProfileForm.only(at, FIELDS);
    if (!at.has("algorithm")) {
      throw at.wrong("algorithm", "missing");
    }
    var algorithm = at.word("algorithm", Algorithm.values(), Algorithm.ED25519);
    return signed(at, new SignatureScheme.PublicKey(algorithm, key(at)));
  }

  private static Profile signed(ProfileNode at, SignatureScheme scheme) {
    var sign = at.object("signature");
    sign.only("header", "separator", "prefix", "encoding", "older");
    var signature =
        new Signature(
            sign.oneOrMore("header"),
            sign.text("separator", ""),
            sign.text("prefix", ""),
            sign.word("encoding", Encoding.values(), Encoding.BASE64),
            sign.has("older") ? older(sign, scheme) : null);
    var envelope =
        new Envelope(
            MessageTemplate.parts(at, "message"),
            signature,
            at.has("timestamp") ? timestamp(at.object("timestamp")) : null,
            at.has("id_header") ? at.text("id_header") : null,
            at.has("body_digest") ? bodyDigest(at.object("body_digest")) : null,
            at.has("fields") ? FormFieldsForm.read(at.object("fields")) : null);
    checkAgreement(at, scheme, envelope);
    return new Profile.Signed(ProfileForm.about(at, Payload.JSON), scheme, envelope);
  }

  /** Checks that the body is signed, and that what is read is signed and the reverse. */
  private static void checkAgreement(ProfileNode at, SignatureScheme scheme, Envelope envelope) {
    boolean url =
        envelope.uses(Part.Name.URL)
            || envelope.uses(Part.Name.URL_PORTS)
            || envelope.uses(Part.Name.URL_HUBSPOT);
    boolean digestInUrl = envelope.bodyDigest() != null && url;
    if (!envelope.uses(Part.Name.BODY) && !envelope.uses(Part.Name.FORM_SORTED) && !digestInUrl) {
      throw at.wrong("message", "does not cover the body");
    }
    var rule = envelope.timestamp();
    boolean inHeader = rule != null && !(rule.where() instanceof Where.Field);
    if (inHeader != envelope.uses(Part.Name.TIMESTAMP)) {
      throw at.wrong("timestamp", "must be read and signed, or neither");
    }
    if ((envelope.idHeader() != null) != envelope.uses(Part.Name.ID)) {
      throw at.wrong("id_header", "must be read and signed, or neither");
    }
    if ((scheme instanceof SignatureScheme.Hash) != envelope.uses(Part.Name.KEY)) {
      throw at.wrong("message", "needs {key} for plain-sha256, and for no other algorithm");
    }
    if ((envelope.fields() != null) != envelope.uses(Part.Name.FORM_SORTED)) {
      throw at.wrong("fields", "must be told for {form.sorted}, and for nothing else");
    }
    boolean items = rule != null && rule.where() instanceof Where.Item;
    if (items && envelope.signature().separator().isEmpty()) {
      throw at.wrong("timestamp", "is an item, so the signature needs a separator");
    }
  }

  private static Older older(ProfileNode sign, SignatureScheme scheme) {
    var at = sign.object("older");
    at.only("algorithm", "header");
    var algorithm = at.word("algorithm", Algorithm.values(), Algorithm.RSA_SHA256);
    if (!(scheme instanceof SignatureScheme.PublicKey(var own, var key))
        || own.family().equals(algorithm.family())) {
      throw sign.wrong("older", "needs public keys, and of another family");
    }
    return new Older(algorithm, at.text("header"));
  }

  private static KeyText key(ProfileNode at) {
    var key = at.object("key");
    key.only("strip", "decode", "min", "max");
    return new KeyText(
        key.text("strip", ""),
        key.word("decode", Decoding.values(), Decoding.UTF8),
        key.number("min", 1),
        key.number("max", 4096));
  }

  private static BodyDigest bodyDigest(ProfileNode at) {
    at.only("query");
    return new BodyDigest(at.text("query"));
  }

  private static Timestamp timestamp(ProfileNode at) {
    at.only("header", "item", "field", "unit", "past", "future", "presence");
    var where = where(at);
    if (at.has("presence") && !(where instanceof Where.Field)) {
      throw at.wrong("presence", "only a field of the body may be optional");
    }
    return new Timestamp(
        where,
        at.word("unit", Unit.values(), Unit.S),
        at.duration("past", Duration.ofMinutes(5)),
        at.duration("future", Duration.ofMinutes(5)),
        at.word("presence", Presence.values(), Presence.REQUIRED));
  }

  private static Where where(ProfileNode at) {
    int places = (at.has("header") ? 1 : 0) + (at.has("item") ? 1 : 0) + (at.has("field") ? 1 : 0);
    if (places != 1) {
      throw at.wrong("header", "needs exactly one of header, item and field");
    }
    if (at.has("header")) {
      return new Where.Header(at.text("header"));
    }
    return at.has("item") ? new Where.Item(at.text("item")) : new Where.Field(at.pointer("field"));
  }
}
