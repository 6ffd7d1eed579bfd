package dev.countersign.app.operate.apply;

import dev.countersign.forms.config.SecretRef;
import dev.countersign.forms.config.SourceForm;
import dev.countersign.proof.note.NoteKey;
import dev.countersign.proof.text.Parsed;
import java.util.Base64;
import java.util.Optional;

/** What is wrong with the key by which a payer is to cosign months. */
final class CosignerMistake {
  private CosignerMistake() {}

  static Optional<String> of(String vkey, SourceForm.Source source) {
    return switch (NoteKey.parse(vkey)) {
      case Parsed.Malformed<NoteKey>(String why) -> Optional.of("/cosigner: " + why);
      case Parsed.Ok<NoteKey>(NoteKey key) -> of(key, source);
    };
  }

  private static Optional<String> of(NoteKey key, SourceForm.Source source) {
    if (!key.algorithm().isCosignature()) {
      return Optional.of(
          "/cosigner: a key of another type than cosignatures have (04 or 06); make it by"
              + " countersign cosigner");
    }
    boolean isShared =
        source.keys().stream()
            .anyMatch(one ->
                one.secret() instanceof SecretRef.Inline(var text)
                    && has(text.revealText(), key.material()));
    return isShared
        ? Optional.of(
            "/cosigner: one of keys, too; a cosigner's key signs nothing but accepted months, so"
                + " make another")
        : Optional.empty();
  }

  /** In a PEM, a JWK and a bare key the raw bytes stand in Base64 from a multiple of three on. */
  private static boolean has(String text, byte[] material) {
    var raw = Base64.getEncoder().withoutPadding().encodeToString(material);
    return text.replace('-', '+').replace('_', '/').replaceAll("\\s", "").contains(raw);
  }
}
