package org.tallystick.delivery;

import java.time.LocalDate;
import java.util.UUID;

/** A text message: to a number as E.164 writes it, under the id of its delivery, which the gateway may be told twice. */
record Sms(UUID id, String company, String number, String text, LocalDate writtenOn) {}
