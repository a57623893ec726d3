import { startCalculators } from "./calculator.ts";
import { startFilter } from "./filter.ts";

startCalculators();
for (const element of document.querySelectorAll<HTMLElement>(".filter")) startFilter(element);
