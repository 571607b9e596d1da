package org.tallystick.lib.x12.authorization;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.x12.element.Party;
import org.tallystick.lib.x12.element.Period;
import org.tallystick.lib.x12.element.Procedure;
import org.tallystick.lib.x12.element.Reference;
import org.tallystick.lib.x12.element.Rejection;
import org.tallystick.lib.x12.element.Trace;

/**
 * An event or a service that is to be authorized; or a level above that was refused as a whole.
 *
 * @param level EV an event, SS a service, others a refusal
 * @param source who decides
 * @param requester who asks
 * @param request UM01 to UM03: HS a service review, SC specialty care, AR an admission; I, 1 and others; the kind of service
 * @param decision HCR01: A1 certified, A3 not certified, A4 pended, A6 modified and others; empty in a request
 * @param number of the authorization (HCR02)
 * @param reason HCR03
 * @param diagnoses HI, qualifier and code
 */
public record AuthorizationSubject(
        String level,
        Party source,
        Party requester,
        @Nullable Party subscriber,
        @Nullable Party dependent,
        List<String> request,
        String decision,
        String number,
        String reason,
        List<Trace> traces,
        List<Reference> references,
        List<Period> periods,
        List<Reference> diagnoses,
        List<Procedure> procedures,
        List<Rejection> rejections) {
    public AuthorizationSubject {
        request = List.copyOf(request);
        traces = List.copyOf(traces);
        references = List.copyOf(references);
        periods = List.copyOf(periods);
        diagnoses = List.copyOf(diagnoses);
        procedures = List.copyOf(procedures);
        rejections = List.copyOf(rejections);
    }
}
