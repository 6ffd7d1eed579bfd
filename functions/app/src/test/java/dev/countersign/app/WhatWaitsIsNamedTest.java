package dev.countersign.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.ledger.dynamo.DynamoLedger;
import dev.countersign.ledger.members.Member;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Whoever reads the log learns whose thin events wait, and whose were given up. */
final class WhatWaitsIsNamedTest {
  private final DynamoDbClient client = Member.EMBEDDED.client();
  private final String table = Member.EMBEDDED.table();
  private final ThinCrm crm = ThinCrm.in(World.over(new DynamoLedger(client, table)));

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void thinEvents_thatTheVendorDoesNotGive_areCountedByTheirSource() {
    crm.send("e1");
    crm.send("e2");

    try (var warnings = new Warnings()) {
      crm.read(503, "");

      assertEquals(List.of("not read: {acme.crm status_503=2}"), warnings.lines());
    }
  }

  @Test
  void thinEvent_whoseDayHasNoKeyAnyMore_isCountedByItsSource() {
    crm.send("e1");
    String today = World.NOON.toString().substring(0, "2026-11-02".length());
    client.deleteItem(r ->
        r.tableName(table)
            .key(
                Map.of("pk", AttributeValue.fromS("T#acme#Y"), "sk", AttributeValue.fromS(today))));
    // A process that has yet to read any day's key.
    var later = new ThinCrm(new World(new DynamoLedger(client, table)));

    try (var warnings = new Warnings()) {
      later.read(200, ThinCrm.WON);

      assertEquals(List.of("not readable: {acme.crm expired=1}"), warnings.lines());
    }
  }
}
