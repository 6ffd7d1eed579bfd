package dev.countersign.trust.verify.httpsig;

import dev.countersign.trust.profile.Profile;
import java.util.Optional;
import org.greenbytes.http.sfv.Parameters;
import org.greenbytes.http.sfv.StringItem;
import org.jspecify.annotations.Nullable;

/**
 * Which of a request's signatures is for us (RFC 9421, section 3.2): the one with this tag, or the
 * one without any.
 *
 * @param text the tag; empty for a signature without one
 */
public record SignatureTag(Optional<String> text) {
  private static final String DEFAULT = "countersign";
  private static final String NONE = "none";

  /**
   * The tag by the source's setting, else the profile's, else {@code countersign}.
   *
   * @param setting a tag; {@code none} or an empty text for no tag; null where the source sets none
   */
  public static SignatureTag of(Profile.MessageSignature profile, @Nullable String setting) {
    String chosen =
        Optional.ofNullable(setting).or(() -> Optional.ofNullable(profile.tag())).orElse(DEFAULT);
    return new SignatureTag(Optional.of(chosen).filter(tag -> !tag.isEmpty() && !tag.equals(NONE)));
  }

  boolean isOf(Parameters parameters) {
    return text.map(tag -> parameters.get("tag") instanceof StringItem own && own.get().equals(tag))
        .orElseGet(() -> !parameters.containsKey("tag"));
  }

  @Override
  public String toString() {
    return text.map(tag -> "the tag " + tag).orElse("no tag");
  }
}
