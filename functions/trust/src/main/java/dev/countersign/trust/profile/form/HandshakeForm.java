package dev.countersign.trust.profile.form;

import dev.countersign.trust.profile.Handshake;
import dev.countersign.trust.profile.Handshake.From;
import dev.countersign.trust.profile.Handshake.Reply;
import dev.countersign.trust.profile.Handshake.When;

/** Reads a profile's handshake. */
final class HandshakeForm {
  private HandshakeForm() {}

  static Handshake read(ProfileNode at) {
    at.only("from", "when", "token", "reply");
    var when = when(at.object("when"));
    var token = at.has("token") ? when(at.object("token")) : when;
    return new Handshake(
        at.word("from", From.values(), From.SIGNED), when, token, reply(at.object("reply")));
  }

  private static When when(ProfileNode at) {
    at.only("header", "field", "says");
    if (at.has("header")) {
      return new When.Header(at.text("header"));
    }
    var pointer = at.pointer("field");
    return at.has("says") ? new When.Says(pointer, at.text("says")) : new When.Field(pointer);
  }

  private static Reply reply(ProfileNode at) {
    at.only("kind", "member", "token", "mac");
    return switch (at.text("kind")) {
      case "text" -> new Reply.Text();
      case "member" -> new Reply.Member(at.text("member"));
      case "sealed" -> new Reply.Sealed(at.text("token"), at.text("mac"));
      case "accepted" -> new Reply.Accepted();
      case "kept" -> new Reply.Kept();
      default -> throw at.wrong("kind", "not one of text, member, sealed, accepted, kept");
    };
  }
}
