package dev.countersign.local.run;

import dev.countersign.app.delivery.HttpAnswer;
import dev.countersign.app.operate.replay.ReplayRefused;
import dev.countersign.domain.TenantId;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import dev.countersign.ledger.Refusals;

/** {@code POST /api/replay}: decides the refused delivery {@code {tenant, id}} again. */
final class ReplayEnd {
  private final Refusals refusals;
  private final ReplayRefused replay;

  ReplayEnd(Refusals refusals, ReplayRefused replay) {
    this.refusals = refusals;
    this.replay = replay;
  }

  /** 200 with what came of it, or 404 when no such delivery is kept. */
  HttpAnswer handle(byte[] body) {
    if (!(StrictJson.parse(body) instanceof Reading.Read<Json>(Json.Obj wanted))
        || !(wanted.get("tenant").orElse(null) instanceof Json.Str(String tenant))
        || !(wanted.get("id").orElse(null) instanceof Json.Str(String id))
        || !TenantId.admits(tenant)) {
      return LocalAnswers.noSuchRefusal();
    }
    var name = new TenantId(tenant);
    return refusals
        .find(name, id)
        .map(refused -> replay.replay(name, refused))
        .map(replayed -> HttpAnswer.json(200, ReplayJson.of(id, replayed).toArray()))
        .orElseGet(LocalAnswers::noSuchRefusal);
  }
}
