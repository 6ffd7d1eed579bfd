package dev.countersign.local.verify;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.countersign.domain.Bytes;
import dev.countersign.forms.json.CanonicalJson;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.JsonOutput;
import dev.countersign.local.verify.CaseVerifier.Opened;
import dev.countersign.local.verify.VerificationCase.Unusable;
import dev.countersign.trust.verify.Verification;
import dev.countersign.trust.verify.VerifiedDelivery;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads one case a line and prints one verdict a line, in the same order. A line that can't be
 * verified gets the verdict {@code refused} with the reason {@code unusable_case}; no line ends the
 * batch.
 */
public final class VerifyBatch {
  private final CaseVerifier cases = new CaseVerifier();

  /** Reads to the end of the input. */
  public void run(BufferedReader in, PrintStream out) throws IOException {
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (!line.isBlank()) {
        out.println(judged(line));
        out.flush();
      }
    }
  }

  /** The verdict on one line, as JSON. */
  String judged(String line) {
    Json name = null;
    try {
      var object = VerificationCase.line(line);
      name = object.get("case").orElse(null);
      return judged(name, VerificationCase.read(object));
    } catch (Unusable e) {
      return unusable(name, String.valueOf(e.getMessage()), List.of());
    } catch (RuntimeException | StackOverflowError e) {
      // No line ends the batch. The class alone is told: a message may hold what the line held.
      return unusable(
          name, "nobody foresaw such a line (" + e.getClass().getSimpleName() + ")", List.of());
    }
  }

  private String judged(@Nullable Json name, VerificationCase stored) {
    Opened opened;
    try {
      opened = cases.open(stored);
    } catch (Unusable e) {
      var lines = stored.show().contains(Show.HINT) ? e.explanation() : List.<String>of();
      return unusable(name, String.valueOf(e.getMessage()), lines);
    }
    var verdict = opened.verifier().verify(stored.request());
    return written(
        name,
        out -> {
          write(out, verdict);
          if (stored.show().contains(Show.ITEMS)
              && verdict instanceof Verification.Verified(VerifiedDelivery delivery)) {
            array(out, Show.ITEMS, MappedItems.of(opened.mapper(), delivery));
          }
          if (stored.show().contains(Show.HINT)) {
            var explained =
                ExplainedVerdict.of(
                    opened.profile(), stored.liveKeys(), stored.settings(), stored.request());
            lines(out, explained.lines());
          }
        });
  }

  private static void lines(JsonGenerator out, List<String> lines) throws IOException {
    array(out, Show.HINT, lines.stream().map(Json.Str::new).toList());
  }

  private static void array(JsonGenerator out, Show show, List<? extends Json> values)
      throws IOException {
    out.writeFieldName(show.wire());
    out.writeRawValue(Bytes.of(CanonicalJson.write(new Json.Arr(List.copyOf(values)))).toText());
  }

  private static String unusable(@Nullable Json name, String detail, List<String> hint) {
    return written(
        name,
        out -> {
          out.writeStringField("verdict", "refused");
          out.writeStringField("reason", "unusable_case");
          out.writeStringField("detail", detail);
          if (!hint.isEmpty()) {
            lines(out, hint);
          }
        });
  }

  private static String written(@Nullable Json name, JsonOutput.Members members) {
    return JsonOutput.object(
            out -> {
              if (name instanceof Json.Str(String text)) {
                out.writeStringField("case", text);
              } else if (name instanceof Json.Num(var number)) {
                out.writeNumberField("case", number);
              }
              members.write(out);
            })
        .toText();
  }

  private static void write(JsonGenerator out, Verification verdict) throws IOException {
    switch (verdict) {
      case Verification.Rejected refused -> {
        out.writeStringField("verdict", "refused");
        out.writeStringField("reason", refused.reason().wire());
      }
      case Verification.Verified(VerifiedDelivery delivery) -> {
        out.writeStringField("verdict", "verified");
        out.writeStringField("assurance", delivery.assurance().wire());
        out.writeStringField("provable_to", delivery.provableTo().wire());
        if (delivery.messageId().isPresent()) {
          out.writeStringField("id", delivery.messageId().get());
        }
        out.writeNumberField("key", delivery.keyIndex());
      }
    }
  }
}
