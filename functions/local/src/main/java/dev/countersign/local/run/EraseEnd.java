package dev.countersign.local.run;

import dev.countersign.app.delivery.HttpAnswer;
import dev.countersign.app.operate.erase.ErasePerson;
import dev.countersign.domain.Problem;
import dev.countersign.domain.TenantId;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.JsonOutput;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import java.time.InstantSource;
import java.util.List;

/**
 * {@code POST /api/erase}: makes unreadable what is kept of one person, {@code {tenant, subject}}.
 */
public final class EraseEnd {
  private static final int LONGEST = 500;
  private static final Problem NOBODY =
      new Problem(
          "missing",
          "/subject",
          "tenant or subject is missing, or of another form",
          "send tenant, and subject: an e-mail address, a phone number or another id");

  private final ErasePerson erase;
  private final InstantSource clock;

  public EraseEnd(ErasePerson erase, InstantSource clock) {
    this.erase = erase;
    this.clock = clock;
  }

  /** 200 with how many items and the signed notes, or 422 when nobody is named. */
  public HttpAnswer handle(byte[] body) {
    if (!(StrictJson.parse(body) instanceof Reading.Read<Json>(Json.Obj wanted))
        || !(wanted.get("tenant").orElse(null) instanceof Json.Str(String tenant))
        || !(wanted.get("subject").orElse(null) instanceof Json.Str(String subject))
        || subject.isBlank()
        || subject.length() > LONGEST
        || !TenantId.admits(tenant)) {
      return LocalAnswers.nobodyToErase(List.of(NOBODY));
    }
    var erased = erase.erase(new TenantId(tenant), subject, clock.instant());
    return HttpAnswer.json(
        200,
        JsonOutput.object(
                out -> {
                  out.writeNumberField("items", erased.items());
                  out.writeArrayFieldStart("notes");
                  for (String note : erased.notes()) {
                    out.writeString(note);
                  }
                  out.writeEndArray();
                })
            .toArray());
  }
}
