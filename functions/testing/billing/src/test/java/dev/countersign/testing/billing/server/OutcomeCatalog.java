package dev.countersign.testing.billing.server;

/** Kill Bill's catalog of one plan: usage at the end of each month, a cent for a unit. */
final class OutcomeCatalog {
  static final String XML =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <catalog xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
               xsi:noNamespaceSchemaLocation="CatalogSchema.xsd">
        <effectiveDate>2013-02-08T00:00:00+00:00</effectiveDate>
        <catalogName>Outcomes</catalogName>
        <recurringBillingMode>IN_ARREAR</recurringBillingMode>
        <currencies><currency>EUR</currency></currencies>
        <units><unit name="policy_signed"/></units>
        <products><product name="Outcomes"><category>BASE</category></product></products>
        <rules>
          <changePolicy><changePolicyCase><policy>IMMEDIATE</policy></changePolicyCase></changePolicy>
          <cancelPolicy><cancelPolicyCase><policy>IMMEDIATE</policy></cancelPolicyCase></cancelPolicy>
        </rules>
        <plans>
          <plan name="outcomes-monthly">
            <product>Outcomes</product>
            <recurringBillingMode>IN_ARREAR</recurringBillingMode>
            <finalPhase type="EVERGREEN">
              <duration><unit>UNLIMITED</unit></duration>
              <usages>
                <usage name="outcomes" billingMode="IN_ARREAR" usageType="CONSUMABLE">
                  <billingPeriod>MONTHLY</billingPeriod>
                  <tiers><tier><blocks><tieredBlock>
                    <unit>policy_signed</unit>
                    <size>1</size>
                    <prices><price><currency>EUR</currency><value>0.01</value></price></prices>
                    <max>1000000000</max>
                  </tieredBlock></blocks></tier></tiers>
                </usage>
              </usages>
            </finalPhase>
          </plan>
        </plans>
        <priceLists>
          <defaultPriceList name="DEFAULT"><plans><plan>outcomes-monthly</plan></plans></defaultPriceList>
        </priceLists>
      </catalog>
      """;

  private OutcomeCatalog() {}
}
