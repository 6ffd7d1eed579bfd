package dev.countersign.app.deliver.auth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.posting.TargetName;
import dev.countersign.forms.billing.TargetSetup;
import dev.countersign.forms.engine.EngineAuth.Kind;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Keeps the tokens of all targets until they end. One fetch of a target is under way at once. */
final class Tokens {
  private static final int MOST = 1000;

  private record Name(TenantId tenant, TargetName target, URI address, Kind kind) {
    static Name of(TargetSetup target, Kind kind) {
      return new Name(target.target().tenant(), target.name(), target.address(), kind);
    }
  }

  private static final class Slot {
    final ReentrantLock lock = new ReentrantLock();
    @Nullable Token token;
  }

  private final Cache<Name, Slot> slots =
      Caffeine.newBuilder().executor(Runnable::run).maximumSize(MOST).build();

  /**
   * The token that is kept, or a new one.
   *
   * @param refused one that the engine took no more: it is not given again
   */
  Token get(
      TargetSetup target, Kind kind, Optional<Token> refused, Instant now, Supplier<Token> fetch) {
    var slot = slots.get(Name.of(target, kind), name -> new Slot());
    slot.lock.lock();
    try {
      var kept = slot.token;
      if (kept != null && kept.isGood(now) && refused.filter(kept::equals).isEmpty()) {
        return kept;
      }
      slot.token = null;
      var fetched = fetch.get();
      slot.token = fetched;
      return fetched;
    } finally {
      slot.lock.unlock();
    }
  }
}
