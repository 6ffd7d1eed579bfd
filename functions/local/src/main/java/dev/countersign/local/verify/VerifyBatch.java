package dev.countersign.local.verify;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.JsonOutput;
import dev.countersign.local.verify.VerificationCase.Unusable;
import dev.countersign.trust.verify.Verification;
import dev.countersign.trust.verify.VerifiedDelivery;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads one case a line and prints one verdict a line, in the same order. A line that can't be
 * verified gets the verdict {@code refused} with the reason {@code unusable_case}.
 */
public final class VerifyBatch {
  private final CaseVerifier judge = new CaseVerifier();

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
      var verdict = judge.judge(VerificationCase.read(object));
      return written(name, out -> write(out, verdict));
    } catch (Unusable e) {
      String detail = String.valueOf(e.getMessage());
      return written(
          name,
          out -> {
            out.writeStringField("verdict", "refused");
            out.writeStringField("reason", "unusable_case");
            out.writeStringField("detail", detail);
          });
    }
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
        if (delivery.messageId().isPresent()) {
          out.writeStringField("id", delivery.messageId().get());
        }
        out.writeNumberField("key", delivery.keyIndex());
      }
    }
  }
}
