package org.tallystick.lib.einvoice.ubl;

import com.helger.xsds.ccts.cct.schemamodule.AmountType;
import java.math.BigDecimal;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes amounts with the currency each of them must carry. */
record Amounts(String currency) {
    void put(@Nullable BigDecimal amount, Function<BigDecimal, ? extends AmountType> target) {
        if (amount != null) {
            target.apply(amount).setCurrencyID(currency);
        }
    }
}
