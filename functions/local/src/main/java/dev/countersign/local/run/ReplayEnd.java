package dev.countersign.local.run;

import dev.countersign.app.delivery.Answers;
import dev.countersign.app.delivery.HttpAnswer;
import dev.countersign.app.operate.replay.ReplayRefused;
import dev.countersign.domain.TenantId;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import dev.countersign.ledger.Refusals;

/** {@code POST /api/replay}: a refused delivery to be decided again, as {@code {tenant, id}}. */
final class ReplayEnd {
  private final Refusals refusals;
  private final ReplayRefused replay;

  ReplayEnd(Refusals refusals, ReplayRefused replay) {
    this.refusals = refusals;
    this.replay = replay;
  }

  HttpAnswer handle(byte[] body) {
    if (!(StrictJson.parse(body) instanceof Reading.Read<Json>(Json.Obj wanted))
        || !(wanted.get("tenant").orElse(null) instanceof Json.Str(String tenant))
        || !(wanted.get("id").orElse(null) instanceof Json.Str(String id))
        || !TenantId.admits(tenant)) {
      return Answers.notFound();
    }
    var name = new TenantId(tenant);
    return refusals
        .find(name, id)
        .map(refused -> replay.replay(name, refused))
        .map(replayed -> HttpAnswer.json(200, ReplayJson.of(id, replayed).toArray()))
        .orElseGet(Answers::notFound);
  }
}
