package dev.countersign.testing.simulation.world;

/** The subjects of sessions: each is spelled in several ways. */
final class Subjects {
  private Subjects() {}

  /** A subject identifier (RFC 9493); the same for the same number of a spelling. */
  static String spelled(int person, int spelling) {
    int way = Math.floorMod(spelling, 3);
    if (person % 3 == 2) {
      String number = "+4917000" + (100 + person);
      String spelled =
          switch (way) {
            case 0 -> number;
            case 1 -> number.substring(0, 3) + " " + number.substring(3);
            default -> " " + number;
          };
      return "{\"format\":\"phone_number\",\"phone_number\":\"" + spelled + "\"}";
    }
    String address = "p" + person + "@example.com";
    String spelled =
        switch (way) {
          case 0 -> address;
          case 1 -> " P" + address.substring(1);
          default -> address.replace("example", "EXAMPLE");
        };
    return "{\"format\":\"email\",\"email\":\"" + spelled + "\"}";
  }
}
