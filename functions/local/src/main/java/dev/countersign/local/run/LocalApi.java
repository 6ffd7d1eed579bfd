package dev.countersign.local.run;

import dev.countersign.app.assembly.Assembly;
import dev.countersign.app.delivery.HttpAnswer;
import dev.countersign.app.operate.replay.ReplayRefused;
import dev.countersign.app.registry.AddressChecks;
import dev.countersign.app.registry.SourceName;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.TenantId;
import dev.countersign.forms.json.JsonOutput;
import dev.countersign.local.table.LocalStore;
import java.time.InstantSource;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** {@code /api/…}: what the page and the command line ask of the runner. */
final class LocalApi {
  private static final String HISTORY = "/api/outcomes/";
  private static final String ADDRESS = "/api/addresses/";
  private static final Pattern NAME = Pattern.compile("([a-z0-9_-]+)\\.([a-z0-9_-]+)");

  private final PageQueries queries;
  private final HeldEnd held;
  private final LocalStore store;
  private final InstantSource clock;
  private final Assembly assembly;
  private final Supplier<ReplayRefused> replay;
  private final AddressChecks checks;

  LocalApi(
      PageQueries queries,
      HeldEnd held,
      LocalStore store,
      InstantSource clock,
      Assembly assembly,
      Supplier<ReplayRefused> replay,
      AddressChecks checks) {
    this.queries = queries;
    this.held = held;
    this.store = store;
    this.clock = clock;
    this.assembly = assembly;
    this.replay = replay;
    this.checks = checks;
  }

  HttpAnswer get(String path) {
    return switch (path) {
      case "/api/outcomes" -> queries.outcomes();
      case "/api/refused" -> queries.refused();
      case "/api/held" -> held.list();
      case "/api/runner" -> runner();
      default ->
          path.startsWith(ADDRESS)
              ? address(path.substring(ADDRESS.length()))
              : path.startsWith(HISTORY)
                  ? queries.history(path.substring(HISTORY.length()))
                  : LocalAnswers.notFound();
    };
  }

  HttpAnswer post(String path, byte[] body) {
    return switch (path) {
      case "/api/replay" -> new ReplayEnd(store.ledger().refusals(), replay.get()).handle(body);
      case "/api/erase" -> erase(body);
      case "/api/held" -> held.decide(body);
      case "/api/resolve" -> new ResolveEnd(assembly.resolveOutcome(), clock).handle(body);
      default -> LocalAnswers.notFound();
    };
  }

  private HttpAnswer erase(byte[] body) {
    var erase = assembly.erasePerson(store.ledger().personalData(), store.receipts()::erasureNote);
    return new EraseEnd(erase, clock).handle(body);
  }

  /** The check in the address of a source, whether there is such a source or not. */
  private HttpAnswer address(String name) {
    var match = NAME.matcher(name);
    if (!match.matches() || !TenantId.admits(match.group(1)) || !SourceId.admits(match.group(2))) {
      return LocalAnswers.notFound();
    }
    var source = new SourceName(new TenantId(match.group(1)), new SourceId(match.group(2)));
    var check = checks.of(source);
    return HttpAnswer.json(
        200,
        JsonOutput.object(out -> {
          if (check.isPresent()) {
            out.writeStringField("check", check.get());
          }
        }));
  }

  private HttpAnswer runner() {
    return HttpAnswer.json(
        200,
        JsonOutput.object(
                out -> {
                  out.writeStringField("dynamodb", store.endpoint().toString());
                  out.writeStringField("table", LocalStore.TABLE);
                  out.writeStringField("now", clock.instant().toString());
                })
            .toArray());
  }
}
