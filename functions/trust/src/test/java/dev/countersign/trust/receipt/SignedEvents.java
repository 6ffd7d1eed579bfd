package dev.countersign.trust.receipt;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.countersign.domain.history.SealedEntry;
import dev.countersign.forms.config.Secret;
import dev.countersign.forms.entry.EntryForm;
import dev.countersign.forms.entry.UnreadableEntry;
import dev.countersign.forms.event.CloudEventForm;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Events of the golden entry that takes a result back in part: they have every member. */
final class SignedEvents {
  static final String ISSUER = "https://countersign.example";
  static final Secret KEY = ReceiptSigner.generate("k1");
  static final ReceiptSigner SIGNER = ReceiptSigner.of(KEY, ISSUER);
  static final SealedEntry ENTRY = entry(Path.of("../../events/golden/entry-eur-taken-back.json"));

  private SignedEvents() {}

  static SealedEntry entry(Path file) {
    try {
      return EntryForm.readSealed(Files.readString(file).strip().getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (UnreadableEntry e) {
      throw new IllegalStateException(e);
    }
  }

  static EventVerifier verifier() {
    return new EventVerifier(ReceiptVerifier.of(SIGNER.publicKeys(), ISSUER));
  }

  /** The result events of an entry as they are published. */
  static List<Json.Obj> of(SealedEntry entry, String receipt) {
    return CloudEventForm.of(entry, receipt).stream()
        .filter(event -> event.detailType().equals(CloudEventForm.BILLABLE_RESULT))
        .map(event -> object(event.detail()))
        .toList();
  }

  static Json.Obj object(byte[] json) {
    return switch (StrictJson.parse(json)) {
      case Reading.Read<Json>(Json.Obj object) -> object;
      default -> throw new IllegalStateException("an event is an object");
    };
  }

  /** With another value of a member; null takes it away. */
  static Json.Obj with(Json.Obj object, String name, @Nullable Json value) {
    Map<String, Json> members = new LinkedHashMap<>(object.members());
    if (value == null) {
      members.remove(name);
    } else {
      members.put(name, value);
    }
    return new Json.Obj(members);
  }
}
