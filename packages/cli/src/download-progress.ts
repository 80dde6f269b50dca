/** How a download shows on a terminal: a bar with rate and time left, and a line when it waits or begins again. */

import type { DownloadProgress } from "@paw/store";
import { note, oneLine, progressBar } from "./output.js";

const STAGE_NAMES: Readonly<Record<DownloadProgress["stage"], string>> = {
  wait: "waiting",
  verify: "checking",
  download: "downloading",
  retry: "waiting",
  restart: "beginning again",
  done: "done",
};

export interface DownloadDisplay {
  readonly onProgress: (event: DownloadProgress) => void;
  /** For hashing alone. */
  readonly onHashed: (hashed: number, of: number) => void;
  clear(): void;
}

/** Shows one file's progress on stderr; nothing where that is not a terminal. */
export function downloadDisplay(name: string, terminal = process.stderr.isTTY === true): DownloadDisplay {
  const bar = progressBar();
  let said: string | undefined;
  const onProgress = (event: DownloadProgress) => {
    if (event.note !== undefined && event.note !== said && terminal) {
      said = event.note;
      bar.clear();
      note(`${name}: ${oneLine(event.note)}`);
    }
    bar.update(progressText(name, event), event.loaded, event.total ?? Math.max(1, event.loaded * 2));
  };
  return {
    onProgress,
    onHashed: (loaded, total) => onProgress({ stage: "verify", loaded, total }),
    clear: () => bar.clear(),
  };
}

/** One event in words: "qwen3-0.6b downloading 120.0 of 622.7 MB, 9.8 MB/s, 51 s left". */
export function progressText(name: string, event: DownloadProgress): string {
  const { stage, loaded, total, bytesPerSecond, etaSeconds } = event;
  const parts = [
    `${name} ${STAGE_NAMES[stage]} ${total === undefined ? inBytes(loaded) : ofBytes(loaded, total)}`,
  ];
  if (stage === "download" && bytesPerSecond !== undefined) parts.push(`${inBytes(bytesPerSecond)}/s`);
  if (stage === "download" && etaSeconds !== undefined) parts.push(`${inTime(etaSeconds)} left`);
  return parts.join(", ");
}

/** A size in the decimal units that hubs use: "622.7 MB". */
export function inBytes(bytes: number): string {
  const [divisor, unit] = scale(bytes);
  return divisor === 1 ? `${Math.round(bytes)} B` : `${(bytes / divisor).toFixed(1)} ${unit}`;
}

function ofBytes(loaded: number, total: number): string {
  const [divisor] = scale(total);
  return `${(loaded / divisor).toFixed(divisor === 1 ? 0 : 1)} of ${inBytes(total)}`;
}

function scale(bytes: number): [number, string] {
  if (bytes >= 1e9) return [1e9, "GB"];
  if (bytes >= 1e6) return [1e6, "MB"];
  return bytes >= 1e3 ? [1e3, "kB"] : [1, "B"];
}

function inTime(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}
