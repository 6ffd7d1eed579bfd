package dev.countersign.trust.profile.form;

import dev.countersign.trust.profile.Profile;
import dev.countersign.trust.profile.Profile.Payload;
import dev.countersign.trust.profile.SecretPlace;

/** Reads profiles of the kind {@code shared-secret}. */
final class SharedSecretForm {
  private SharedSecretForm() {}

  static Profile read(ProfileNode at) {
    ProfileForm.only(at, "place", "header", "query", "field", "min");
    return new Profile.SharedSecret(
        ProfileForm.about(at, Payload.JSON), place(at), at.number("min", 8));
  }

  private static SecretPlace place(ProfileNode at) {
    return switch (at.text("place")) {
      case "basic" -> new SecretPlace.Basic();
      case "bearer" -> new SecretPlace.Bearer();
      case "header" -> new SecretPlace.Header(at.text("header"));
      case "query" -> new SecretPlace.Query(at.text("query"));
      case "field" -> new SecretPlace.Field(at.pointer("field"));
      default -> throw at.wrong("place", "not one of basic, bearer, header, query, field");
    };
  }
}
