package dev.countersign.app.month.seal;

import dev.countersign.domain.Digest;
import dev.countersign.proof.month.LogLeaf;
import dev.countersign.proof.month.MonthHeader;
import dev.countersign.proof.note.NoteAlgorithm;
import dev.countersign.proof.note.NoteKey;
import dev.countersign.proof.tree.TreeHash;
import dev.countersign.trust.receipt.OpenKey;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Announces the successors of the receipt key in the log of months, each once, before they sign. A
 * small file says which keys are known: each with the place of its leaf, or that it signed before
 * the log was begun. A key that is found when it signs already is announced all the same, and told:
 * no receipt waits for the log.
 */
final class AnnouncedKeys {
  private static final System.Logger LOG = System.getLogger(AnnouncedKeys.class.getName());
  private static final String KNOWN = "log/keys";
  private static final String FROM_BEFORE = "before";

  private final SealPorts ports;

  AnnouncedKeys(SealPorts ports) {
    this.ports = ports;
  }

  /** Announces the keys that are not known yet. */
  void announce(Instant now) {
    var kept = ports.files().read(KNOWN);
    var lines =
        kept.map(file -> new String(file.content(), StandardCharsets.UTF_8).lines().toList())
            .orElse(List.of());
    var all = new ArrayList<>(lines);
    for (OpenKey key : ports.keys().get().openKeys()) {
      if (lines.stream().noneMatch(line -> line.startsWith(key.thumbprint() + " "))) {
        boolean fromBefore = kept.isEmpty() && !key.isNext(now);
        String place = fromBefore ? FROM_BEFORE : Long.toString(announced(key, now));
        all.add(key.thumbprint() + " " + place);
      }
    }
    if (all.size() > lines.size()) {
      byte[] text = (String.join("\n", all) + "\n").getBytes(StandardCharsets.UTF_8);
      var _ = ports.files().swap(KNOWN, kept.map(MonthFiles.Tagged::tag), text);
    }
  }

  /** The place of the key's leaf, which is added unless it is there. */
  private long announced(OpenKey key, Instant now) {
    if (!key.isNext(now)) {
      LOG.log(
          Level.WARNING,
          "receipt key {0} signed before it was announced in the log of months",
          key.thumbprint());
    }
    var origin = MonthHeader.logOrigin(ports.keys().get().issuer());
    var note = NoteKey.of(origin, NoteAlgorithm.ED25519, key.open().toArray());
    byte[] salt = salt(note);
    var leaf = TreeHash.ofLeaf(LogLeaf.ofKey(salt, note));
    return new LogProofs(ports.files(), LogOfMonths.of(ports, now))
        .of("log/key-" + key.thumbprint(), leaf, salt)
        .index();
  }

  /** It follows from the key, which is public: so everybody can tell the leaf. */
  private static byte[] salt(NoteKey key) {
    var digest = Digest.of("salt of a key", key.vkey());
    return Arrays.copyOf(HexFormat.of().parseHex(digest.hex()), LogLeaf.SALT);
  }
}
