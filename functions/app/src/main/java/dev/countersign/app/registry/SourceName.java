package dev.countersign.app.registry;

import dev.countersign.domain.SourceId;
import dev.countersign.domain.TenantId;

/**
 * A source's name in its URL: tenant and source, joined by a dot. It only says where to look; keys
 * and algorithm are the source's own.
 */
public record SourceName(TenantId tenant, SourceId source) {
  @Override
  public String toString() {
    return tenant + "." + source;
  }
}
