package org.tallystick.contracts;

import java.util.List;
import org.tallystick.lib.receivables.pricing.PriceStep;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The steps of a price as they are kept with the charge. */
final class StepsJson {
    private static final JsonMapper json = JsonMapper.shared();

    private StepsJson() {}

    static String write(List<PriceStep> steps) {
        return json.writeValueAsString(steps);
    }

    static List<PriceStep> read(String kept) {
        return json.readValue(kept, new TypeReference<>() {});
    }
}
