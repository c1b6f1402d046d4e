#pragma once

#include <string_view>

namespace doichieu::report {

/// The look and the little behaviour of the audit's page. Everything can be read without the script; it filters rows.
inline constexpr std::string_view kAuditStyle = R"css(
:root{--ink:#1c2430;--soft:#5b6675;--line:#dfe4ea;--paper:#fff;--ground:#f4f6f8;--brand:#8f1d21;--ok:#1d7a4c;--okbg:#e3f3ea;
--mid:#9a6700;--midbg:#fff3d6;--late:#7a4b9a;--latebg:#f1e8f8;--old:#b4451f;--oldbg:#fde9df;--bad:#b3261e;--badbg:#fbe4e2;
--none:#6b7280;--nonebg:#eceff2;--unread:#31538f;--unreadbg:#e4ecf9}
*{box-sizing:border-box}html{scroll-behavior:smooth}
body{margin:0;font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;color:var(--ink);background:var(--ground)}
a{color:#1b4f91;text-decoration:none}a:hover{text-decoration:underline}
header{background:var(--brand);color:#fff;padding:28px 0 64px}
header h1{margin:0;font-size:26px;font-weight:650;letter-spacing:-.01em}header p{margin:6px 0 0;opacity:.88}
.wrap{max-width:1240px;margin:0 auto;padding:0 24px}
main{margin-top:-44px}
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(170px,1fr));gap:14px}
.card{background:var(--paper);border-radius:12px;padding:16px 18px;box-shadow:0 1px 3px rgba(20,30,50,.12)}
.card b{display:block;font-size:28px;line-height:1.15;font-weight:680;font-variant-numeric:tabular-nums}
.card span{color:var(--soft);font-size:13.5px}.card.ok b{color:var(--ok)}.card.bad b{color:var(--bad)}.card.mid b{color:var(--mid)}
section{background:var(--paper);border-radius:12px;padding:20px 22px;margin:18px 0;box-shadow:0 1px 3px rgba(20,30,50,.12)}
h2{margin:0 0 4px;font-size:18.5px;font-weight:650}h2+p{margin:0 0 14px;color:var(--soft);font-size:14px}
nav{display:flex;flex-wrap:wrap;gap:6px 18px;margin:14px 2px 0;font-size:14px}
table{border-collapse:collapse;width:100%;font-size:14px}th{font-weight:600;text-align:left}
td,th{padding:7px 10px;border-bottom:1px solid var(--line);vertical-align:top}
thead th{color:var(--soft);font-size:12.5px;border-bottom:2px solid var(--line)}
td.n,th.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.bar{display:flex;height:14px;min-width:180px;border-radius:7px;overflow:hidden;background:var(--nonebg)}
.bar i{display:block;height:100%}
.scroll{overflow:auto;max-height:78vh;border:1px solid var(--line);border-radius:10px}
.matrix{width:auto;min-width:100%}.matrix th,.matrix td{border-bottom:1px solid var(--line)}
.matrix thead th{position:sticky;top:0;background:var(--paper);z-index:2;text-align:center;font-size:12.5px;min-width:92px;max-width:132px;vertical-align:bottom}
.matrix th:first-child{position:sticky;left:0;background:var(--paper);z-index:1;text-align:left;min-width:230px;max-width:320px;border-right:1px solid var(--line);font-weight:500}
.matrix thead th:first-child{z-index:3}.matrix td{text-align:center;padding:4px 5px}.matrix tbody tr:hover th{background:#f7f9fb}
.cell{display:block;border-radius:7px;padding:5px 4px;font-size:16px;line-height:1;font-weight:600;color:inherit}
a.cell:hover{text-decoration:none;outline:2px solid currentColor}
.tag{display:inline-block;border-radius:999px;padding:2px 10px;font-size:12.5px;font-weight:600;white-space:nowrap}
.carried_out{color:var(--ok);background:var(--okbg)}.cited{color:var(--mid);background:var(--midbg)}.late{color:var(--late);background:var(--latebg)}
.cites_replaced{color:var(--old);background:var(--oldbg)}.missing{color:var(--bad);background:var(--badbg)}.no_plan{color:var(--none);background:var(--nonebg)}
.not_readable{color:var(--unread);background:var(--unreadbg)}
.bar .carried_out{background:#2f9e67}.bar .cited{background:#e0b03c}.bar .late{background:#9a6cba}.bar .cites_replaced{background:#dd7245}
.bar .missing{background:#d4564f}.bar .no_plan{background:#aab2bd}.bar .not_readable{background:#6a8ac4}
.legend{display:flex;flex-wrap:wrap;gap:8px;margin:12px 0 0}
.tools{display:flex;flex-wrap:wrap;gap:10px;margin:0 0 12px}.tools input,.tools select{font:inherit;font-size:14px;padding:7px 11px;border:1px solid #c6cdd6;border-radius:8px;background:#fff;color:inherit}
.tools input{flex:1;min-width:220px}
details{border-bottom:1px solid var(--line)}details:last-of-type{border-bottom:0}summary{cursor:pointer;padding:9px 2px;font-size:14.5px}
details>div{padding:2px 2px 16px 18px}
.pair{display:grid;grid-template-columns:1fr 1fr;gap:12px;margin:8px 0;font-size:13.5px;line-height:1.55}
.pair div{background:#fafbfc;border:1px solid var(--line);border-radius:8px;padding:9px 12px;overflow-wrap:anywhere}
.pair small{display:block;color:var(--soft);margin-bottom:3px}mark{background:#ffe49a;color:inherit;border-radius:3px;padding:0 1px}
.path{font-family:ui-monospace,"Cascadia Mono",Menlo,Consolas,monospace;font-size:12.5px;overflow-wrap:anywhere}
.soft{color:var(--soft)}.share{font-weight:650;font-variant-numeric:tabular-nums}
.error{color:var(--bad);background:var(--badbg)}.warning{color:var(--mid);background:var(--midbg)}.info{color:var(--unread);background:var(--unreadbg)}
.better{color:var(--ok);background:var(--okbg)}.worse{color:var(--bad);background:var(--badbg)}
footer{color:var(--soft);font-size:13px;padding:6px 0 40px}
@media(max-width:760px){.wrap{padding:0 12px}.pair{grid-template-columns:1fr}section{padding:16px 14px}.matrix th:first-child{min-width:150px;max-width:170px}}
@media print{body{background:#fff;font-size:11pt}header{background:#fff;color:#000;padding:0 0 8px}main{margin:0}section,.card{box-shadow:none;border:1px solid #bbb;break-inside:avoid-page}
.scroll{max-height:none;overflow:visible;border:0}.tools,nav{display:none}.matrix thead th,.matrix th:first-child{position:static}@page{size:A4 landscape;margin:12mm}}
)css";

inline constexpr std::string_view kAuditScript = R"js(
(function(){
  var find=document.getElementById('find'),state=document.getElementById('state');
  function plain(t){return t.normalize('NFD').replace(/[\u0300-\u036f]/g,'').replace(/[đĐ]/g,'d').toLowerCase()}
  function filter(){
    var words=plain(find.value),want=state.value;
    document.querySelectorAll('[data-unit]').forEach(function(row){
      var fits=(!words||plain(row.getAttribute('data-unit')).indexOf(words)>=0)&&(!want||(' '+row.getAttribute('data-states')+' ').indexOf(' '+want+' ')>=0);
      row.hidden=!fits;
    });
  }
  if(find){find.addEventListener('input',filter);state.addEventListener('change',filter)}
  function open(){var at=location.hash&&document.getElementById(decodeURIComponent(location.hash.slice(1)));if(at&&at.tagName==='DETAILS'){at.open=true;at.scrollIntoView()}}
  window.addEventListener('hashchange',open);open();
})();
)js";

}  // namespace doichieu::report
