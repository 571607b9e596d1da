package org.tallystick.delivery;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tallystick.platform.CompanyId;

/** Everybody who has a say in what is sent. */
@Component
class SendGates {
    private final List<SendGate> gates;

    SendGates(List<SendGate> gates) {
        this.gates = List.copyOf(gates);
    }

    /** The first objection there is. */
    Optional<String> objection(CompanyId company, Delivery delivery) {
        return gates.stream()
                .flatMap(gate -> gate.objection(company, delivery).stream())
                .findFirst();
    }
}
