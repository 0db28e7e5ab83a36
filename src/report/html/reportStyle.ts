import { heatRules } from './heatColour.ts';

/** The look of the report: the reader's own light or dark, wide tables and pictures scroll by themselves, print without what is not ink. */
export function reportStyle(): string {
  return `${page}\n${tables}\n${plates}\n${heatRules()}\n${print}`;
}

const page = `
:root{--ink:#1d1b22;--soft:#565260;--line:#d8d4de;--page:#fff;--raised:#f6f4f8;--link:#5b2a86;--error:#a3161f;--warning:#7a4b00;--note:#2b5c85;--ring:#1d1b22}
@media (prefers-color-scheme:dark){:root{--ink:#ece9f1;--soft:#b4afbf;--line:#45404f;--page:#17151b;--raised:#221f28;--link:#cfa8f5;--error:#ff9a9a;--warning:#f2c46d;--note:#9ecbf0;--ring:#d98200}}
*{box-sizing:border-box}
html{scroll-padding-top:3.5rem}
body{margin:0;background:var(--page);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Arial,sans-serif}
header,main{max-width:72rem;margin:0 auto;padding:0 1rem}
h1{font-size:1.6rem;line-height:1.25;margin:.2rem 0 .4rem;overflow-wrap:anywhere}
h2{font-size:1.35rem;margin:2.5rem 0 .8rem;padding-top:.6rem;border-top:2px solid var(--line)}
main>section:first-child>h2{margin-top:1rem;border-top:0}
h3{font-size:1.05rem;margin:1.6rem 0 .5rem;overflow-wrap:anywhere}
p{margin:.4rem 0 .8rem;overflow-wrap:anywhere}
a{color:var(--link)}
a:focus-visible,summary:focus-visible,.scroll:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.study{margin-top:1.2rem;color:var(--soft)}
.remark{margin-left:.6rem;padding:.1rem .5rem;border:1px solid var(--warning);border-radius:.3rem;color:var(--warning)}
.skip{position:absolute;left:-100rem}
.skip:focus{left:1rem;top:.5rem;z-index:2;background:var(--page);padding:.3rem .6rem}
nav{position:sticky;top:0;z-index:1;background:var(--page);border-bottom:1px solid var(--line)}
nav ul{display:flex;gap:.2rem 1.1rem;max-width:72rem;margin:0 auto;padding:.5rem 1rem;list-style:none;overflow-x:auto;white-space:nowrap}
@media (min-width:48rem){html{scroll-padding-top:5rem}nav ul{flex-wrap:wrap}}
figure{margin:.8rem 0}
figcaption{color:var(--soft);font-size:.9rem;margin-top:.4rem}
.picture{background:#fff;border:1px solid var(--line);border-radius:.4rem;padding:.5rem}
.picture svg{display:block;width:100%;height:auto;min-width:36rem}
.picture.small{max-width:30rem}
.picture.small svg{min-width:20rem}
summary{cursor:pointer;color:var(--link)}
details>p{margin-top:.6rem}
.to-copy{max-width:46rem;padding:.2rem 1rem;border:1px solid var(--line);border-radius:.4rem;-webkit-user-select:all;user-select:all}
mark{padding:0 .2rem;border-bottom:2px solid var(--warning);background:var(--raised);color:var(--warning)}
.must-see{border-left:.3rem solid var(--warning);background:var(--raised);padding:.4rem 1rem .2rem;margin:1rem 0}
.must-see h3{margin:.4rem 0}
.error strong{color:var(--error)}.warning strong{color:var(--warning)}.note strong{color:var(--note)}
.problems li{margin-bottom:1rem}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem .8rem;margin:.2rem 0}
dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere}
pre{overflow-x:auto;background:var(--raised);padding:.6rem}
code{font-family:ui-monospace,Consolas,monospace;font-size:.88em;overflow-wrap:anywhere}
code.hash{font-size:.75em}`;

const tables = `
.scroll{overflow-x:auto;max-width:100%;margin:.6rem 0}
table{border-collapse:collapse;font-size:.9rem;font-variant-numeric:tabular-nums}
caption{text-align:left;color:var(--soft);font-size:.85rem;padding-bottom:.3rem}
th,td{padding:.25rem .6rem;border-bottom:1px solid var(--line);text-align:left;vertical-align:top}
thead th{vertical-align:bottom;border-bottom:2px solid var(--line)}
th[scope=row]{font-weight:600;min-width:6rem}
.reasons{font-size:.9rem;color:var(--soft)}
.reasons strong{color:var(--ink)}
td.number,th.number{text-align:right;white-space:nowrap}
td.text{min-width:7rem}
.ways th[scope=row],.ways td{white-space:nowrap}
.ways td.text{min-width:0}
.ways td.text:last-child{white-space:normal;min-width:26rem}
.ways svg{display:block;margin-top:.2rem}`;

/** Letter and frame are the role; text, signs and strike say what colour says, too. */
const plates = `
.plate-list{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,33rem),1fr));gap:0 1.5rem}
.plate-list>*{min-width:0}
.plate-list>.wide{grid-column:1/-1}
.plate-part,.fit{content-visibility:auto;contain-intrinsic-size:auto 30rem}
.plate{border-collapse:separate;border-spacing:2px;font-size:.72rem}
.plate th,.plate td{border:2px solid transparent;border-radius:.25rem;padding:.1rem;min-width:2.5rem;height:1.7rem;text-align:center;vertical-align:middle}
.plate thead th,.plate thead td{border:0;height:auto;min-width:0}
.plate th[scope=row]{font-weight:400;min-width:1.2rem}
.plate.small{border-spacing:1px;font-size:.6rem}
.plate.small th,.plate.small td{min-width:1rem;height:1rem;padding:0;border-width:1px}
.plate .treated{border-color:transparent}
.plate .untreated,.key.untreated{border:2px solid #0072b2}
.plate .vehicle,.key.vehicle{border:2px dotted #0072b2}
.plate .blank,.key.blank{border:2px dashed #7a6a00}
.plate .positive-control,.key.positive-control{border:3px double #b34700}
.plate .empty{background:none;color:var(--soft)}
.plate .none{background:var(--raised);color:var(--ink)}
.plate td{position:relative}
.plate tbody td{padding-top:.6rem}.plate.small tbody td{padding-top:0}
.plate small{display:inline-block;max-width:2.4rem;overflow:hidden;text-overflow:ellipsis;white-space:nowrap;vertical-align:bottom;font-size:.54rem}
.plate .letter,.plate .sign{position:absolute;top:0;font:700 .55rem/1.2 system-ui,sans-serif}
.plate .letter{left:1px}.plate .sign{right:1px}
.plate .ring-top{--v:0 -2px 0 var(--ring)}.plate .ring-bottom{--v:0 2px 0 var(--ring)}
.plate .ring-left{--h:-2px 0 0 var(--ring)}.plate .ring-right{--h:2px 0 0 var(--ring)}
.plate [class*=ring-]{border-radius:0}
.plate td{box-shadow:var(--v,0 0),var(--h,0 0)}
.plate.small td{font-weight:700}
.scale{display:flex;align-items:center;gap:.4rem;font-size:.8rem;color:var(--soft);font-variant-numeric:tabular-nums}
.steps{display:inline-flex;border:1px solid var(--line)}.steps span{width:1.1rem;height:.8rem}
.key{display:inline-block;padding:0 .4rem;border:2px solid transparent;border-radius:.25rem}
.key.treated{background:oklch(70% .09 300);color:#1a1423}
.key.empty{color:var(--soft)}`;

const print = `
@media print{nav,.skip{display:none}body{font-size:10pt}.scroll{overflow:visible}.picture svg{min-width:0}section{break-inside:avoid-page}#plates,#fits,main>section{break-inside:auto}
details::details-content{content-visibility:visible;height:auto}}`;
