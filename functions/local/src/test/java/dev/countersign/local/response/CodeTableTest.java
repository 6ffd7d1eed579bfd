package dev.countersign.local.response;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.domain.dispute.DisputeCode;
import dev.countersign.domain.dispute.DisputeState;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The tables know all our words, and say them in the codes of the published lists alone. */
final class CodeTableTest {
  /** OpenPEPPOL/poacc-upgrade-3: UNCL4343-T111, OPStatusReason, OPStatusAction. */
  private static final Set<String> PEPPOL_STATUS = Set.of("AB", "AP", "RE", "IP", "UQ", "CA", "PD");

  private static final Set<String> PEPPOL_REASON =
      Set.of(
          "NON", "REF", "LEG", "REC", "QUA", "DEL", "PRI", "QTY", "ITM", "PAY", "UNR", "FIN", "PPD",
          "OTH");
  private static final Set<String> ACTION =
      Set.of("NOA", "PIN", "NIN", "CNF", "CNP", "CNA", "OTH");

  /** fnfempe/France_RFE, BR-FR-CDV-Schematron-CDAR 1.4.0, rule BR-FR-CDV-CL-09. */
  private static final Set<String> REASON_OF_206 =
      Set.of(
          "AUTRE", "CMD_ERR", "SIRET_ERR", "CODE_ROUTAGE_ERR", "REF_CT_ABSENT", "REF_ERR", "PU_ERR",
          "REM_ERR", "QTE_ERR", "ART_ERR", "MODPAI_ERR", "QUALITE_ERR", "LIVR_INCOMP");

  private static final Set<String> REASON_OF_207 =
      Set.of(
          "AUTRE", "COORD_BANC_ERR", "TX_TVA_ERR", "MONTANTTOTAL_ERR", "CALCUL_ERR", "NON_CONFORME",
          "DOUBLON", "DEST_INC", "DEST_ERR", "TRANSAC_INC", "EMMET_INC", "CONTRAT_TERM",
          "DOUBLE_FACT", "CMD_ERR", "ADR_ERR", "SIRET_ERR", "CODE_ROUTAGE_ERR", "REF_CT_ABSENT",
          "REF_ERR", "PU_ERR", "REM_ERR", "QTE_ERR", "ART_ERR", "MODPAI_ERR", "QUALITE_ERR",
          "LIVR_INCOMP");
  private static final Set<String> REASON_OF_210 =
      Set.of(
          "TX_TVA_ERR", "MONTANTTOTAL_ERR", "CALCUL_ERR", "NON_CONFORME", "DOUBLON", "DEST_ERR",
          "TRANSAC_INC", "EMMET_INC", "CONTRAT_TERM", "DOUBLE_FACT", "CMD_ERR", "ADR_ERR",
          "REF_CT_ABSENT");

  private final CodeTable peppol = CodeTable.of(ResponseForm.PEPPOL);
  private final CodeTable cdar = CodeTable.of(ResponseForm.CDAR);

  @Test
  void status_ofEachWord_isAnotherCode() {
    var named =
        Map.of(
            ResponseStatus.ACCEPTED, List.of("AP", "205"),
            ResponseStatus.ACCEPTED_EXCEPT, List.of("CA", "206"),
            ResponseStatus.REFUSED, List.of("RE", "210"),
            ResponseStatus.DISPUTED, List.of("UQ", "207"));
    for (var status : ResponseStatus.values()) {
      assertEquals(named.get(status), List.of(peppol.status(status), cdar.status(status)));
      assertTrue(PEPPOL_STATUS.contains(peppol.status(status)));
    }
  }

  @ParameterizedTest
  @EnumSource
  void reason_ofEachCode_isAllowedUnderItsStatus(DisputeCode code) {
    var lists =
        Map.of(
            ResponseStatus.ACCEPTED_EXCEPT, REASON_OF_206, ResponseStatus.DISPUTED, REASON_OF_207);
    lists.forEach((status, allowed) -> {
      assertTrue(allowed.contains(cdar.reason(status, code.wire()).orElseThrow()), status::wire);
      assertTrue(PEPPOL_REASON.contains(peppol.reason(status, code.wire()).orElseThrow()));
    });
  }

  @ParameterizedTest
  @EnumSource
  void action_ofEachState_isThereUnlessTheLineIsOwed(DisputeState state) {
    boolean owed = state == DisputeState.STANDS || state == DisputeState.WITHDRAWN;
    for (var table : List.of(peppol, cdar)) {
      var action = table.action(state.wire());
      assertEquals(!owed, action.isPresent());
      action.ifPresent(code -> assertTrue(ACTION.contains(code), code));
    }
  }

  @Test
  void refusals_areThoseOfTheForm() {
    assertEquals(REASON_OF_210, Set.copyOf(cdar.refusals()));
    assertTrue(PEPPOL_REASON.containsAll(peppol.refusals()));
    assertTrue(peppol.refusals().stream().noneMatch(Set.of("NON", "PPD")::contains));
  }
}
