package dev.countersign.domain.posting;

/** Who decided something by hand, as the machine knows them: a role, a user's name. */
public record Person(String name) {
  public Person {
    if (name.isBlank()) {
      throw new IllegalArgumentException("Person: blank");
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
