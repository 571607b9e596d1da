package org.tallystick.delivery;

/** Documents to be printed in one go: one PDF, how many documents it holds, and how many still wait or could not be set. */
public record PrintBatch(Artefact artefact, int documents, long waiting, int failed) {}
