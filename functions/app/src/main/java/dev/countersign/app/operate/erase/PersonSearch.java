package dev.countersign.app.operate.erase;

import dev.countersign.domain.Digest;
import dev.countersign.domain.TenantId;
import dev.countersign.forms.inbound.PersonMention;
import dev.countersign.forms.inbound.ReadableForms;
import dev.countersign.ledger.Evidence;
import dev.countersign.ledger.PersonalData;
import dev.countersign.ledger.PersonalData.Held;
import dev.countersign.ledger.PersonalData.Kind;
import dev.countersign.ledger.PersonalData.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds what the table holds of one person. What was found leads on: all entries of an outcome and
 * all messages of a session are the person's once one of them is; so is each delivery that one of
 * these tells of, what was read from a vendor's API for it, and the delivery that it is a part of,
 * which lies with another tenant.
 */
final class PersonSearch {
  private final PersonalData data;
  private final TenantId tenant;
  private final PersonMention person;

  /** The partitions of outcomes and sessions that are the person's. */
  private final Set<String> histories = new HashSet<>();

  private final Set<Digest> deliveries = new HashSet<>();

  /** Other tenants, with which whole deliveries lie that this tenant was given a part of. */
  private final Set<TenantId> apps;

  PersonSearch(PersonalData data, TenantId tenant, PersonMention person) {
    this.data = data;
    this.tenant = tenant;
    this.person = person;
    this.apps = new TreeSet<>(data.apps(tenant));
  }

  /** An item that is to be erased, and whose it is. */
  record Found(TenantId tenant, Kind kind, Place place) {}

  /** All that is readable now. It looks again where it learnt what it passed by before. */
  List<Found> find() {
    List<Found> found;
    int known;
    do {
      known = histories.size() + deliveries.size() + apps.size();
      found = look();
    } while (histories.size() + deliveries.size() + apps.size() > known);
    return found;
  }

  private List<Found> look() {
    var found = new ArrayList<Found>();
    var others = new HashMap<Found, DeliveryLinks>();
    data.scan(
        tenant,
        held -> {
          var item = new Found(tenant, held.kind(), held.place());
          if (isAbout(held)) {
            follow(held);
            if (held.kind() != Kind.BARE_ENTRY) {
              found.add(item);
            }
          } else if (held.kind() == Kind.DELIVERY) {
            held.evidence().map(DeliveryLinks::of).ifPresent(links -> others.put(item, links));
          }
        });
    while (others.entrySet().removeIf(other -> isTold(other, found))) {
      // Each one that was told may tell of more.
    }
    apps.stream().filter(app -> !app.equals(tenant)).forEach(app -> lookAt(app, found));
    return found;
  }

  private boolean isTold(Map.Entry<Found, DeliveryLinks> other, List<Found> found) {
    boolean told = other.getValue().isOneOf(deliveries);
    if (told) {
      follow(other.getValue());
      found.add(other.getKey());
    }
    return told;
  }

  /** What an app source of that tenant keeps whole. */
  private void lookAt(TenantId app, List<Found> found) {
    data.scan(
        app,
        held -> {
          if (held.evidence().filter(this::isWhole).isPresent()) {
            found.add(new Found(app, held.kind(), held.place()));
          }
        });
  }

  /** Whether a part of it is the person's, or it was given to the tenant and names the person. */
  private boolean isWhole(Evidence evidence) {
    return deliveries.contains(evidence.digest())
        || (DeliveryLinks.of(evidence).givenTo().contains(tenant) && isIn(evidence));
  }

  private void follow(Held held) {
    if (isOfHistory(held.kind())) {
      histories.add(held.place().pk());
    }
    deliveries.addAll(held.deliveries());
    held.evidence().map(DeliveryLinks::of).ifPresent(this::follow);
  }

  private void follow(DeliveryLinks links) {
    deliveries.add(links.digest());
    deliveries.addAll(links.others());
    links.app().ifPresent(apps::add);
  }

  private static boolean isOfHistory(Kind kind) {
    return kind == Kind.ENTRY || kind == Kind.BARE_ENTRY || kind == Kind.SESSION;
  }

  private boolean isAbout(Held held) {
    return (isOfHistory(held.kind()) && histories.contains(held.place().pk()))
        || held.keys().stream().anyMatch(person.keys()::contains)
        || held.names().stream().anyMatch(person::isName)
        || person.isIn(List.copyOf(held.texts().values()))
        || held.evidence().filter(this::isIn).isPresent()
        || held.content().filter(c -> person.isIn(ReadableForms.of(c))).isPresent();
  }

  private boolean isIn(Evidence evidence) {
    return person.isIn(ReadableForms.of(evidence.raw()));
  }
}
