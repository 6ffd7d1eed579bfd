package dev.countersign.domain.statement;

/** The name of a record in the CRM: its type and its id there, each 1 to 200 characters. */
public record RecordRef(String type, String id) {}
